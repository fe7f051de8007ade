// Wide tables on narrow screens: an edge that shows there is more, or one card for each row.
import { SizeObserver } from "../core/paper.js";
import { element } from "../text/segments.js";

// A frame that scrolls sideways; the edge beyond which there is more is shaded.
export function scrolled(table, label) {
  const edges = element("div", "edges");
  const frame = element("div", "scroll");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", label);
  frame.append(table);
  edges.append(frame);
  const look = () => {
    edges.classList.toggle("more-before", frame.scrollLeft > 1);
    edges.classList.toggle("more-after", frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 1);
  };
  frame.addEventListener("scroll", look, { passive: true });
  const watch = new SizeObserver(look);
  watch.observe(frame);
  watch.observe(table);
  return edges;
}

// Lets the style sheet set each row as a card; the roles keep it a table for those who hear it.
export function asCards(table) {
  table.classList.add("cards");
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies]) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) row.setAttribute("role", "row");
  const heads = [...table.tHead.rows[0].cells];
  for (const head of heads) head.setAttribute("role", "columnheader");
  for (const body of table.tBodies) {
    for (const row of body.rows) {
      [...row.cells].forEach((cell, place) => {
        cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
        cell.dataset.title = heads[place].title || heads[place].textContent;
      });
    }
  }
}
