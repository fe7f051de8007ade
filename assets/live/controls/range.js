// A range that one goes along. A mouse takes it as it always does; a finger moves it sideways only: until it
// has gone to the side it may be about to scroll the page, and what the browser made of it is taken back.
import { element } from "../text/dom.js";

const STILL = 6;

/** A range with its name; `look` is its class. */
export function rangeInput(look, least, label) {
  const range = element("input", look);
  range.type = "range";
  range.min = least;
  range.setAttribute("aria-label", label);
  sidewaysOnly(range);
  return range;
}

function sidewaysOnly(range) {
  let finger = null;
  range.addEventListener("pointerdown", ({ pointerType, clientX }) => {
    finger = pointerType === "mouse" ? null : { from: clientX, value: range.value, moved: false };
  });
  range.addEventListener("pointermove", ({ clientX }) => {
    if (finger && Math.abs(clientX - finger.from) > STILL) finger.moved = true;
  });
  for (const kind of ["pointerup", "pointercancel"])
    range.addEventListener(kind, () => {
      if (finger && !finger.moved) range.value = finger.value;
      finger = null;
    });
  for (const kind of ["input", "change"])
    range.addEventListener(
      kind,
      (event) => {
        if (finger && !finger.moved) event.stopImmediatePropagation();
      },
      { capture: true },
    );
}

/** Shows the part of a range's track that lies before its thumb. */
export function fillRange(range) {
  const [value, low, high] = [range.value, range.min, range.max].map(Number);
  range.style.setProperty("--share", `${(100 * (value - low)) / Math.max(1, high - low)}%`);
}
