// Whether a field may take the focus by itself.
const TOOLS = "input, textarea, select, button, [role=combobox]";

// A field that has the focus brings a keyboard over half the screen.
export const fingers = matchMedia("(pointer: coarse)");

// Nobody is at work elsewhere: who came by a link has let go of it.
export function isIdle() {
  const { activeElement } = document;
  return !activeElement?.shadowRoot && !activeElement?.closest(TOOLS);
}
