// A picture's or a text's way out of the page: into a file, or to the clipboard.

import { make } from "../text/svg.js";

/** Pixels of a PNG for one unit of its picture. */
const SHARP = 3;
/** How large the letters are by which one sees whether typefaces have come. */
const PROOF = 20;
const LOOK_MS = 30;
const MOST_LOOKS = 100;

export function save(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @typedef {object} Taken a picture
 * @property {SVGSVGElement} svg
 * @property {number} width
 * @property {number} height
 * @property {import("./drawing/fonts.js").Face[]} faces the typefaces that come along in it
 */

/**
 * @param {Taken} picture
 * @returns {Promise<Blob>}
 */
export async function asPng({ svg, width, height, faces }) {
  const image = await imageOf(proofread(svg, width, height, faces));
  await whenSet(image, height, faces.length);
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARP;
  canvas.height = height * SHARP;
  canvas.getContext("2d").drawImage(image, 0, 0, image.width * SHARP, image.height * SHARP);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new RangeError("the picture is too large for this browser");
  return blob;
}

async function imageOf(svg) {
  const image = new Image();
  const text = new XMLSerializer().serializeToString(svg);
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  return image;
}

// --- the typefaces of an image --------------------------------------------------

// Browsers read the typefaces inside an image only once it is drawn; until then its letters are not there. So
// below the picture stands one letter of each, by which one sees whether they have come.
function proofread(svg, width, height, faces) {
  const copy = svg.cloneNode(true);
  for (const [place, { family, style, range }] of faces.entries())
    make(
      copy,
      "text",
      {
        x: place * PROOF,
        y: height + PROOF,
        "font-family": `"${family}"`,
        "font-style": style,
        "font-size": PROOF,
      },
      range ? "σ" : "M",
    );
  copy.setAttribute("height", String(height + 2 * PROOF));
  copy.setAttribute("viewBox", `0 0 ${width} ${height + 2 * PROOF}`);
  return copy;
}

async function whenSet(image, height, count) {
  const canvas = document.createElement("canvas");
  canvas.width = count * PROOF;
  canvas.height = 2 * PROOF;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const isSet = (place) => pen.getImageData(place * PROOF, 0, PROOF, 2 * PROOF).data.some(Boolean);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, -height);
    if (Array.from({ length: count }, (_, place) => place).every(isSet)) return;
    await new Promise((next) => setTimeout(next, LOOK_MS));
  }
}

/** Whether this browser can put a picture onto the clipboard: from https and from this computer only. */
export const canCopyPicture = () => Boolean(navigator.clipboard?.write && globalThis.ClipboardItem);

// The item is made at the click and filled later: some browsers take it from no later moment.
export async function copyPicture(picture) {
  const png = picture.then(asPng);
  await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
}
