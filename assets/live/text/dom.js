// Elements: new ones, heads of tables, lists to choose from, and where they are found.
export function element(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/**
 * The head of a table's row or column.
 * @param {string} text
 * @param {"row" | "col"} scope
 */
export function header(text, scope, className = "") {
  const node = element("th", className, text);
  node.scope = scope;
  return node;
}

/**
 * What a list offers, drawn anew only when that has changed, and what is chosen in it.
 * @param {HTMLSelectElement} select
 * @param {(string | number)[][]} entries each with its key and its name
 * @param {string | number} chosen
 */
export function offer(select, entries, chosen) {
  const drawn = JSON.stringify(entries);
  if (select.dataset.drawn !== drawn)
    select.replaceChildren(...entries.map(([key, name]) => new Option(String(name), String(key))));
  select.dataset.drawn = drawn;
  select.value = String(chosen);
}

/**
 * What a selector finds in all shadow roots of the page.
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function inParts(selector) {
  const roots = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean);
  return roots.flatMap((root) => [
    .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector)),
  ]);
}
