// What there is to predict of one unit: everything that is not set.
/**
 * @param {object} page
 * @param {() => Record<string, any>} page.symbols
 * @param {import("../core/values.js").Values} page.values
 * @param {() => void} page.redraw
 * @param {() => HTMLElement} page.home
 * @returns {import("./prediction.js").Owner}
 */
export function unitResults({ symbols, values, redraw, home }) {
  const isResult = (key) => key in symbols() && symbols()[key].kind !== "setting";
  return {
    idOf: (key) => {
      const name = key.replace("exact.", "");
      return isResult(name) ? name : null;
    },
    order: () => Object.keys(symbols()).filter(isResult),
    nameOf: (id) => symbols()[id].name,
    moving: () => values.overlays.length > 0,
    redraw,
    home,
  };
}
