// The link to this page as a QR code over everything, large enough for the wall of a classroom. Black on
// white in either theme: that is what telephones read. Escape, Q and any click close it.
import { loadSheet } from "../core/style.js";
import { API } from "../exchange/api.js";
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";
import { addressForOthers, askForAddress, isForOthers } from "./address.js";

const SHEET = "handout/code.css";
// What leads to the presenter's view is of no use on a telephone.
const THE_PRESENTERS = "show";
// An address of more characters nobody types; it is there to be recognised.
const LONG = 90;

let shown = null;

/** Shows the code, or takes it away again. */
export async function toggleCode() {
  // What has been closed is told so a moment later.
  if (shown?.open) {
    shown.close();
    return;
  }
  const place = element("div");
  document.body.append(place);
  const dialog = drawn(place);
  shown = dialog;
  dialog.addEventListener("close", () => {
    place.remove();
    if (shown === dialog) shown = null;
  });
  dialog.showModal();
  await askForAddress();
  await filled(dialog);
}

function drawn(place) {
  const root = place.attachShadow({ mode: "open" });
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", said("common.code.title"));
  const close = element("button", "", said("common.code.close"));
  close.type = "button";
  const note = element("p", "note");
  note.setAttribute("role", "status");
  dialog.append(close, element("div", "picture"), element("p", "address"), note);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    // What lies below hears of no key, least of all of the Escape that closes this.
    event.stopPropagation();
    if (event.key.toLowerCase() === "q") dialog.close();
  });
  root.append(dialog);
  loadSheet(dialog, SHEET);
  return dialog;
}

async function filled(dialog) {
  const [picture, address, note] = ["picture", "address", "note"].map((name) =>
    dialog.querySelector(`.${name}`),
  );
  const found = addressForOthers();
  const link = forTheWall(found.link);
  address.textContent = link;
  address.classList.toggle("long", link.length > LONG);
  if (!isForOthers(found)) {
    note.textContent = said(`common.code.${found.why}`);
    return;
  }
  const code = await codeOf(link);
  if (code === null) note.textContent = said("common.code.lost");
  else if (!code.svg) note.textContent = said("common.code.too_long");
  else {
    picture.innerHTML = code.svg;
    const svg = picture.firstElementChild;
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", said("common.code.picture", { address: link }));
    note.textContent = code.dense ? said("common.code.dense") : "";
  }
}

async function codeOf(link) {
  try {
    const response = await fetch(`${API}code?address=${encodeURIComponent(link)}`);
    return response.ok ? await response.json() : null;
  } catch (problem) {
    if (problem instanceof TypeError) return null;
    throw problem;
  }
}

// As short as it gets: signs that mean themselves in an address are written as they are.
function forTheWall(link) {
  const url = new URL(link);
  url.searchParams.delete(THE_PRESENTERS);
  return url.href.replaceAll("%2C", ",").replaceAll("%3A", ":");
}
