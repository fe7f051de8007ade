// A worksheet that fetches its variants one after the other: the sheets first, their keys at the end.
import { quoted } from "../../shell/foot.js";

const MYSELF = /^(localhost|127\.|\[::1\])/;

const main = document.querySelector("main");
const line = document.querySelector("[data-status]");
const bar = document.querySelector("progress");
const printer = /** @type {HTMLButtonElement} */ (document.querySelector("[data-print]"));
const rules = document.head.appendChild(document.createElement("style"));
const all = Number(main.dataset.variants);
const said = (text, given) => text.replace(/\{(\w+)\}/g, (_, name) => String(given[name]));

// The app's address as whoever reads this reached it, without the page's own name.
const app = new URL("./", location.href).href;

async function fetchVariant(variant) {
  const query = new URLSearchParams(main.dataset.query);
  query.set("variant", String(variant));
  query.set("app", app);
  const answer = await fetch(`sheet/variant?${query}`);
  if (!answer.ok) throw new Error(await answer.text());
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  return template.content.children;
}

// At the foot of a variant's pages: which variant, and which of its own pages. Each counts by itself.
function number(pages, name) {
  pages.style.page = name;
  const count = `counter-increment: ${name}; @bottom-right { content: ${quoted(`${pages.dataset.foot} `)} counter(${name}); }`;
  rules.append(`@page ${name} { ${count} }\n`);
}

async function make() {
  for (let variant = 1; variant <= all; variant += 1) {
    line.textContent = said(main.dataset.making, { n: variant, all });
    bar.value = variant - 1;
    try {
      const [sheet, key] = await fetchVariant(variant);
      number(sheet, `sheet-${variant}`);
      number(key, `key-${variant}`);
      main.querySelector("[data-sheets]").append(sheet);
      main.querySelector("[data-keys]").append(key);
    } catch {
      line.textContent = said(main.dataset.failed, { n: variant });
      return;
    }
  }
  bar.remove();
  line.textContent = main.dataset.done;
  printer.disabled = false;
  main.dataset.complete = "";
}

const here = /** @type {HTMLElement} */ (document.querySelector("[data-here]"));
if (MYSELF.test(location.hostname)) {
  here.textContent = said(main.dataset.local, { host: location.host });
  here.hidden = false;
}
printer.addEventListener("click", () => window.print());
make();
