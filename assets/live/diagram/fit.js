// In presentation view the words and the formulas beside the picture have the height they have: the largest type
// is taken in which they fit, and where none does, formulas say their numbers only.
import { isPresenting, onView } from "../shell/view.js";

// The style sheet knows how large each is.
const SIZES = ["0", "1", "2", "3"];

/**
 * Fits a panel's two halves whenever what they say, or their place, changes its size.
 * @param {HTMLElement} panel
 */
export function keepFitting(panel) {
  const observer = new ResizeObserver(() => fit(panel));
  const begin = () => {
    observer.disconnect();
    if (isPresenting()) for (const node of [panel, ...panel.children]) observer.observe(node);
  };
  onView(begin);
  return begin;
}

function fit(panel) {
  const [told, lines] = panel.children;
  if (!isPresenting() || !lines) return;
  const bottom = panel.getBoundingClientRect().bottom;
  settle(told, SIZES, () => told.getBoundingClientRect().bottom <= bottom);
  const isFine = () => lines.getBoundingClientRect().bottom <= bottom && isInRows(lines);
  settle(lines, [...SIZES, ...SIZES.map((size) => `${size} terse`)], isFine);
}

function settle(node, ways, isFine) {
  for (const way of ways) {
    if (node.dataset.fit !== way) node.dataset.fit = way;
    if (isFine()) return;
  }
}

// Whether every formula stands in one row.
function isInRows(lines) {
  return [...lines.children].every((line) => {
    const [symbol, rest] = [line.querySelector(".symbol"), line.querySelector(".rest")];
    if (!symbol.getClientRects().length) return true;
    return (
      rest.scrollWidth <= rest.clientWidth && rest.offsetHeight - symbol.offsetHeight < symbol.offsetHeight
    );
  });
}
