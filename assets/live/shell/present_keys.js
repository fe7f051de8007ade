// F begins and ends presentation view, Escape ends it, wherever nothing is being typed.
import { leavePresent, togglePresent } from "./view.js";

const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";

addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  if (event.defaultPrevented || isChord || (target instanceof Element && target.closest(TYPING))) return;
  if (event.key.toLowerCase() === "f") togglePresent();
  else if (event.key === "Escape") leavePresent();
});
