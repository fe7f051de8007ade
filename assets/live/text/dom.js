// A new element with a class and a text.
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
