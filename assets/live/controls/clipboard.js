// Copies text; outside https and localhost the modern interface is missing and the old one serves.
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

const SHOWN_FOR = 4000;
const READ_FOR = 9000;
// Names by which a computer calls itself.
const MYSELF = /^(localhost|127\.|\[::1\])/;

// Copies the page's address and says so beside its button.
export class LinkCopier {
  constructor(host, parent) {
    this.host = host;
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    parent.append(this.status);
  }

  async copy() {
    const copied = await copyText(window.location.href, this.host);
    const isMine = MYSELF.test(location.hostname);
    const result = copied ? (isMine ? "here_only" : "copied") : "by_hand";
    this.status.textContent = said(`common.link.${result}`, { host: location.host });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.status.textContent = ""), isMine ? READ_FOR : SHOWN_FOR);
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
