// Keys that scroll a page do so from the first: what scrolls here is not the document, and has no focus yet.
const AREA = "[data-testid=stMain]";
const LINE = 40;
// What of a page stays in sight.
const OVERLAP = 90;

/**
 * @param {KeyboardEvent} event
 * @returns {(() => void) | null} what the key does, if it scrolls
 */
export function scrollOf({ key, shiftKey }) {
  const area = document.querySelector(AREA);
  const page = innerHeight - OVERLAP;
  const down = {
    ArrowDown: LINE,
    ArrowUp: -LINE,
    PageDown: page,
    PageUp: -page,
    " ": shiftKey ? -page : page,
    Home: -Infinity,
    End: Infinity,
  }[key];
  if (!area || down === undefined) return null;
  return () => area.scrollTo(0, Math.max(0, Math.min(area.scrollHeight, area.scrollTop + down)));
}
