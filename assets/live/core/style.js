// Style sheets and mathematical font, from this server only. The first drawing waits for the sheets.
import { isWhole, onView } from "../shell/view.js";

const SHARED = "core/core.css";
const CHOSEN = "core/present.css";
/** @typedef {{ family: string, style: string, weight: string, file: string, range?: string }} Face */

const MATHS = { family: "Gatewise Math", weight: "400" };
/** @type {Face[]} the typefaces of formulas, by their files in assets/fonts */
export const FACES = [
  { ...MATHS, style: "normal", file: "stix-two-text-latin-400-normal.woff2" },
  { ...MATHS, style: "italic", file: "stix-two-text-latin-400-italic.woff2" },
  { ...MATHS, style: "normal", file: "stix-two-text-greek-400-normal.woff2", range: "U+0370-03FF" },
];

const ready = new WeakMap();
const presentable = new WeakMap();
let fontsAsked = false;

// sheets: what this live part needs beside the shared one, by their places in assets/live; the later ones
// win.
export function whenStyled(host, sheets) {
  if (!ready.has(host)) {
    askForFonts();
    host.dataset.live = "";
    const loading = [SHARED, ...sheets].map((sheet) => loadSheet(host, sheet));
    if (isWhole()) whenPart(host);
    else loading.push(whenPresentable(host));
    ready.set(host, Promise.all(loading));
  }
  return ready.get(host);
}

/** Once the sheet for presentation view and chosen parts is there; its picture is taken away, too. */
export function whenPresentable(host) {
  if (!presentable.has(host)) presentable.set(host, loadSheet(host, CHOSEN));
  return presentable.get(host);
}

// The sheet for presentation view and chosen parts comes when it is needed first.
function whenPart(host) {
  const end = onView(() => {
    if (isWhole()) return;
    end();
    if (host.isConnected) whenPresentable(host);
  });
}

// A sheet has come along with the script that names it; one that has not is fetched. It stands before the
// host.
export function loadSheet(host, sheet) {
  const address = new URL(`../${sheet}`, import.meta.url).href;
  const brought = globalThis.gatewiseSheets?.get(address);
  if (brought !== undefined) {
    const style = document.createElement("style");
    style.textContent = brought;
    host.before(style);
    return Promise.resolve();
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  const loaded = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
  });
  host.before(link);
  return loaded;
}

// A @font-face inside a shadow root is ignored by browsers, so the faces go to the document.
function askForFonts() {
  if (fontsAsked) return;
  fontsAsked = true;
  for (const { family, style, weight, file, range } of FACES) {
    const source = `url(${new URL(`../../fonts/${file}`, import.meta.url).href}) format("woff2")`;
    /** @type {FontFaceDescriptors} */
    const options = { style, weight, display: "swap", ...(range && { unicodeRange: range }) };
    document.fonts.add(new FontFace(family, source, options));
  }
}

const palettes = new WeakMap();
let latest = null;

/** The palette and the theme that were painted with last: those of the page. */
export const paintedLast = () => latest;

// The colours of the quantities, for the theme the page has now; on paper, which is white, the light ones.
export function paintRoles(host, palette) {
  palettes.set(host, palette);
  const theme = host.closest("[data-paper]") ? "light" : themeOf(host);
  host.dataset.theme = theme;
  latest = { palette, theme };
  for (const [role, colour] of Object.entries(palette[theme]))
    host.style.setProperty(`--role-${role}`, colour);
}

// Once more with the palette it has.
export function repaint(host) {
  if (palettes.has(host)) paintRoles(host, palettes.get(host));
}

// Light or dark, read off the page's own background.
export function themeOf(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!hex) return "light";
  const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
  return red + green + blue < 384 ? "dark" : "light";
}
