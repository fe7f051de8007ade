// How the page is looked at: on a projector, in parts, inside another site. The address says it beside what
// the page shows, and keeps it while the rest changes; the server has written it onto its root already.
const root = document.documentElement;
const ATTRIBUTES = ["show", "only", "embed"];
const PRESENT = "present";
// A telephone held upright has no room for a slide; who gets a presenter's link there sees the page.
const upright = matchMedia("(pointer: coarse) and (width < 600px)");
const watching = new Set();
// What the address said of the parts when the server wrote its reading of it onto the root.
const known = { asked: asked("only"), only: root.dataset.only };

function asked(name) {
  return new URLSearchParams(location.search).get(name);
}

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

/** Keeps what is said of the view on the root, and on a live part's host for its style sheets. */
export function mirrorView(host) {
  read();
  for (const name of ATTRIBUTES) write(host, name, root.dataset[name]);
}

function write(node, name, text) {
  if (text) node.dataset[name] = text;
  else delete node.dataset[name];
}

// The address may have changed without the server: by Back, or by a link to another page.
function read() {
  // On paper a page is whole, or the parts that its address names.
  const hasRoom = !upright.matches && !root.hasAttribute("data-paper");
  const shows = hasRoom && asked("show") === PRESENT && canPresent();
  const show = shows ? PRESENT : "";
  const isKnown = known.asked !== null && asked("only") === known.asked;
  write(root, "show", show);
  write(root, "only", isKnown ? known.only : show && root.dataset.presented);
}

function tell() {
  for (const listener of watching) listener();
}

/** Looks at the page in another way; `show` is "present" or nothing. */
export function look({ show = root.dataset.show ?? "" }) {
  const query = new URLSearchParams(location.search);
  if (show) query.set("show", show);
  else query.delete("show");
  const search = query.size ? `?${query}` : "";
  history.replaceState(history.state, "", location.pathname + search + location.hash);
  read();
  tell();
}

/** Whether all parts of the page are shown. */
export function isWhole() {
  return !root.dataset.only;
}

/** Calls the listener whenever the page is looked at in another way; what is returned ends that. */
export function onView(listener) {
  watching.add(listener);
  return () => watching.delete(listener);
}

function readAgain() {
  read();
  tell();
}

addEventListener("popstate", readAgain);
upright.addEventListener("change", readAgain);

// --- presentation view --------------------------------------------------------

/** Whether the page has a picture to step through. */
export function canPresent() {
  return (root.dataset.presenting ?? "").split(" ").includes(location.pathname.split("/").at(-1));
}

export function isPresenting() {
  return root.dataset.show === PRESENT;
}

/** Begins or ends presentation view; only a click or a key may ask for the full screen. */
export function togglePresent() {
  if (isPresenting()) leavePresent();
  else if (canPresent()) {
    look({ show: PRESENT });
    root.requestFullscreen?.().catch(() => {});
  }
}

export function leavePresent() {
  if (!isPresenting()) return;
  look({ show: "" });
  if (document.fullscreenElement) document.exitFullscreen();
}

// Escape leaves the full screen without the page being told of a key.
addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) leavePresent();
});

// The picture fills the screen at any zoom; whoever zooms in from there sees it grow. A window that is moved
// to another screen changes its resolution too, but also how many pixels it has.
let [ratio, across, zoom] = [devicePixelRatio, innerWidth * devicePixelRatio, 1];
addEventListener("resize", () => {
  const now = innerWidth * devicePixelRatio;
  if (Math.abs(now - across) < 2 * devicePixelRatio) zoom *= devicePixelRatio / ratio;
  [ratio, across] = [devicePixelRatio, now];
  root.style.setProperty("--zoom", String(Math.max(1, zoom)));
});
