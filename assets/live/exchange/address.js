// The address bar: written by the page's live part, read where somebody goes back or forward.
import { pageQuery, withView } from "../shell/view.js";

const MARK = "gatewise";

/** @param {string} query without its question mark */
export function showAddress(query, asNewEntry) {
  const said = withView(query);
  const search = said && `?${said}`;
  const isThere = location.search === search;
  if (isThere && isMarked()) return;
  const address = location.pathname + search + location.hash;
  // Streamlit may have made the entry already, where one of its widgets changed the address.
  if (asNewEntry && !isThere) history.pushState({ [MARK]: true }, "", address);
  else history.replaceState({ ...history.state, [MARK]: true }, "", address);
}

// Whether a live part has been at this entry of the browser's history before.
export function isMarked() {
  return history.state?.[MARK] === true;
}

export function shownQuery() {
  return pageQuery();
}

// Streamlit reads the address anew, and draws its part of the page for it, when the browser says that it has
// changed.
export function announceAddress() {
  dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

// A click on a link to a page of the app: followed without loading the app anew, unless it is to open
// elsewhere.
export function followClicked(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]"));
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!link || elsewhere || !link.getAttribute("href").startsWith("./")) return;
  event.preventDefault();
  const to = new URL(link.getAttribute("href"), document.baseURI);
  // It is looked at as this page is, unless the link says how.
  if (pageQuery(to.search) === to.search.slice(1)) to.search = withView(to.search.slice(1));
  history.pushState({}, "", to.href);
  announceAddress();
}

// What one query changed in another, done to a third.
export function merged(own, before, after) {
  const [known, wanted, result] = [before, after, own].map((query) => new URLSearchParams(query));
  for (const key of new Set([...known.keys(), ...wanted.keys()])) {
    if (known.get(key) === wanted.get(key)) continue;
    if (wanted.has(key)) result.set(key, wanted.get(key));
    else result.delete(key);
  }
  return result.toString();
}
