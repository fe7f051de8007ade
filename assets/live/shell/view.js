// How the page is looked at: on a projector, in parts, inside another site. The address says it beside what
// the page shows, and keeps it while the rest changes; the server has written it onto its root already.
const root = document.documentElement;
const ATTRIBUTES = ["show", "only", "embed"];
const watching = new Set();

// Those parameters of the address that say how it is looked at, or the others; as they are written.
function chosen(search, ofTheView) {
  const keys = (root.dataset.view ?? "").split(" ");
  const isChosen = (pair) => pair && keys.includes(pair.split("=", 1)[0]) === ofTheView;
  return search.replace(/^\?/, "").split("&").filter(isChosen).join("&");
}

/** The page's own query, as the address says it. */
export function pageQuery(search = location.search) {
  return chosen(search, false);
}

/** A page's query with what says how it is looked at now. */
export function withView(query) {
  return [query, chosen(location.search, true)].filter(Boolean).join("&");
}

/** Keeps what is said of the view on a live part's host, where its style sheets can read it. */
export function mirrorView(host) {
  for (const name of ATTRIBUTES)
    if (root.dataset[name]) host.dataset[name] = root.dataset[name];
    else delete host.dataset[name];
}

/** Looks at the page in another way; `show` is "present" or nothing. */
export function look({ show = root.dataset.show ?? "" }) {
  if (show) root.dataset.show = show;
  else delete root.dataset.show;
  const query = new URLSearchParams(location.search);
  if (show) query.set("show", show);
  else query.delete("show");
  const search = query.size ? `?${query}` : "";
  history.replaceState(history.state, "", location.pathname + search + location.hash);
  for (const listener of watching) listener();
}

/** Calls the listener whenever the page is looked at in another way; what is returned ends that. */
export function onView(listener) {
  watching.add(listener);
  return () => watching.delete(listener);
}
