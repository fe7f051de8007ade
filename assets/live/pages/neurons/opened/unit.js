// The unit's picture for one cell of many: one box for all short-term memories, one for each gate's weights
// of them.
import { narrow as narrowUnit } from "../../../diagram/layout_narrow.js";
import { wide as wideUnit } from "../../../diagram/layout_wide.js";

const BOXES = { h_prev: "memories", x: "character" };

function ofMany(layout) {
  const box = ({ handle }) => BOXES[handle] ?? (/^w_.h$/.test(handle) ? "weights" : null);
  const pills = layout.chips.filter(box).map((chip) => ({
    block: box(chip),
    role: chip.role,
    key: chip.handle,
    x: chip.x,
    y: chip.y,
    w: chip.w,
    h: chip.h,
  }));
  return { ...layout, chips: layout.chips.filter((chip) => !box(chip)), pills: [...layout.pills, ...pills] };
}

export const layouts = { wide: ofMany(wideUnit), narrow: ofMany(narrowUnit) };
