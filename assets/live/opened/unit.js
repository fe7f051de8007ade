// The unit's picture for one of many: one box for all numbers of a side, and one for each gate's weights on
// them.
import { narrow as narrowUnit } from "../diagram/layout_narrow.js";
import { wide as wideUnit } from "../diagram/layout_wide.js";

const ALL = /** @type {const} */ ([
  ["h_prev", /^w_.h$/, "memories", "weights"],
  ["x", /^w_.x$/, "inputs", "input_weights"],
]);

/**
 * The layouts in which boxes with words stand for numbers.
 * @param {(handle: string) => string | null} box the name of the words that stand in a handle's place
 */
export function layoutsWith(box) {
  const changed = (layout) => {
    const pills = layout.chips
      .filter(({ handle }) => box(handle))
      .map(({ handle, role, x, y, w, h }) => ({ block: box(handle), role, key: handle, x, y, w, h }));
    const chips = layout.chips.filter(({ handle }) => !box(handle));
    return { ...layout, chips, pills: [...layout.pills, ...pills] };
  };
  return { wide: changed(wideUnit), narrow: changed(narrowUnit) };
}

/** For sides with more than one number: `many` says which of h_prev and x have more. */
export function layoutsOfMany(many) {
  return layoutsWith((handle) => {
    for (const [side, weights, box, ofWeights] of ALL) {
      if (!many[side]) continue;
      if (handle === side) return box;
      if (weights.test(handle)) return ofWeights;
    }
    return null;
  });
}
