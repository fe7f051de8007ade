// Copies text; outside https and localhost the modern interface is missing and the old one serves.
import { element } from "../text/segments.js";

const SHOWN_FOR = 4000;

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
    this.status.textContent = copied ? "Link copied" : "Copy the address from the browser's address bar";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.status.textContent = ""), SHOWN_FOR);
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
