// Copies text; outside https and localhost the modern interface is missing and the old one serves.
import { addressForOthers, askForAddress, isForOthers } from "../handout/address.js";
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

const SHOWN_FOR = 4000;
const READ_FOR = 9000;

// Copies the page's address, as others reach it, and says so beside its button.
export class LinkCopier {
  constructor(host, parent) {
    this.host = host;
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    parent.append(this.status);
    // What is to be copied must be known at the click: some browsers take it from no later moment.
    askForAddress();
  }

  async copy() {
    const { link, why, host } = addressForOthers();
    const copied = await copyText(link, this.host);
    const isWorthAWord = why === "network" || !isForOthers({ why });
    const result = copied ? (isWorthAWord ? why : "copied") : "by_hand";
    this.status.textContent = said(`common.link.${result}`, { host, own: location.host });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.status.textContent = ""), isWorthAWord ? READ_FOR : SHOWN_FOR);
    askForAddress();
  }
}

export async function copyText(text, host) {
  if (navigator.clipboard?.writeText) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (problem) {
      if (!(problem instanceof DOMException)) throw problem;
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  host.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
