// What stands at the foot of every printed page: where it comes from, when, and which page of how many.
// A page's own sheets may say more in the corner on the right.
const FOOT = "paper-foot";
const FONT = "padding-top: 3mm; vertical-align: top; font: 7pt/1.25 sans-serif;";
const NUMBER = 'counter(page) " / " counter(pages)';
// What nobody types fills no page.
const LONGEST = 600;

addEventListener("beforeprint", () => {
  const foot = document.getElementById(FOOT) ?? document.createElement("style");
  foot.id = FOOT;
  foot.textContent = `@page {
    @bottom-left { ${FONT} width: 72%; overflow-wrap: anywhere; content: ${quoted(here())}; }
    @bottom-right { ${FONT} text-align: right; white-space: nowrap; content: ${NUMBER}; }
  }`;
  // First, so that whatever else says something about pages wins.
  document.head.prepend(foot);
});

function here() {
  const address = location.href.length > LONGEST ? `${location.href.slice(0, LONGEST)}…` : location.href;
  const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `${address}  ·  ${date}`;
}

/** A text as a string of a style sheet. */
export function quoted(text) {
  return `"${text.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
