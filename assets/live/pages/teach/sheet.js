// A worksheet that fetches its variants one after the other: the sheets first, their keys at the end.
import { addressForOthers, askForAddress, isForOthers } from "../../handout/address.js";
import { quoted } from "../../shell/printed_foot.js";

const main = document.querySelector("main");
const line = document.querySelector("[data-status]");
const bar = document.querySelector("progress");
const printer = /** @type {HTMLButtonElement} */ (document.querySelector("[data-print]"));
const here = /** @type {HTMLElement} */ (document.querySelector("[data-here]"));
const rules = document.head.appendChild(document.createElement("style"));
const all = Number(main.dataset.variants);
const said = (text, given) => text.replace(/\{(\w+)\}/g, (_, name) => String(given[name]));

async function fetchVariant(variant, app) {
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
function counted(pages, name) {
  pages.style.page = name;
  const number = `${quoted(`${pages.dataset.foot} `)} counter(${name})`;
  rules.append(`@page ${name} { counter-increment: ${name}; @bottom-right { content: ${number}; } }\n`);
}

async function make() {
  // The codes on the sheets lead to the app as others reach it: this page's address, without its own name.
  await askForAddress();
  const found = addressForOthers();
  const app = new URL("./", found.link).href;
  here.textContent = said(main.dataset.local, { host: location.host });
  here.hidden = isForOthers(found);
  for (let variant = 1; variant <= all; variant += 1) {
    line.textContent = said(main.dataset.making, { n: variant, all });
    bar.value = variant - 1;
    try {
      const [sheet, key] = await fetchVariant(variant, app);
      counted(sheet, `sheet-${variant}`);
      counted(key, `key-${variant}`);
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

printer.addEventListener("click", () => window.print());
make();
