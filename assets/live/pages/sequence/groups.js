// The formulas of a day in groups: before the first line of each, which gate or memory it belongs to.
import { element } from "../../text/segments.js";

// A group begins with one quantity and is called after another.
const GROUPS = { z_f: "f", z_i: "i", z_g: "g", added: "c", z_o: "o", tanh_c: "h" };

/**
 * @param {HTMLElement} panel the formulas, each in a line of its own
 * @param {Record<string, any>} symbols
 */
export function nameGroups(panel, symbols) {
  for (const [first, named] of Object.entries(GROUPS)) {
    const line = [first, named]
      .map((key) => panel.querySelector(`.line[data-line="${key}"]`))
      .find((found) => found !== null);
    if (!line || line.querySelector(".group-name")) continue;
    const { name, role } = symbols[named];
    line.classList.add("first");
    line.prepend(element("b", `group-name role-${role}`, name));
  }
}
