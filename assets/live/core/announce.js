// What a screen reader says although nobody has moved to it: one line for the whole window, which is never seen.
const UNSEEN = {
  position: "absolute",
  width: "1px",
  height: "1px",
  margin: "0",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};
// The same text again is another text only by what is not spoken.
const SILENT = "\u00a0";

// A line is heard only where it stood empty before it speaks.
const line = document.createElement("p");
line.setAttribute("role", "status");
line.dataset.announced = "";
Object.assign(line.style, UNSEEN);
document.body.append(line);

/** @param {string} text nothing where there is nothing to say */
export function announce(text) {
  if (text) line.textContent = line.textContent === text ? text + SILENT : text;
}

/** What was said of a page is not read on the next one. */
export function forget() {
  line.textContent = "";
}
