// What a picture is called: in the menu, and as a file.
import { said } from "../text/texts.js";

/** @typedef {import("./known.js").Found} Found */

// Of several alike on a page each is told by its own title.
const isAlone = (picture, all) => all.filter(({ name }) => name === picture.name).length === 1;

/**
 * @param {Found} picture
 * @param {Found[]} all
 */
export function nameOf(picture, all) {
  const name = said(`common.picture.names.${picture.name}`);
  return isAlone(picture, all) || !picture.title?.() ? name : `${name}: ${picture.title()}`;
}

/** `gatewise-unit-stage-2`, `gatewise-training-weights-forget-gate` */
export function fileName(picture, all) {
  const page = location.pathname.split("/").at(-1) || "start";
  const title = isAlone(picture, all) ? "" : (picture.title?.() ?? "");
  const parts = ["gatewise", page, picture.name === page ? "" : picture.name, title, picture.at?.() ?? ""];
  return parts
    .join("-")
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, "-")
    .replace(/^-|-$/g, "");
}
