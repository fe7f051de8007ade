// A rule about the gate, and what becomes of it with the weights on screen.
import { element, fill } from "../../text/segments.js";

const LINES = ["holds", "fails", "alike", "beyond"];

export class Claim {
  constructor(parent, { claim, words }, surface) {
    this.node = element("section", "claim");
    this.node.setAttribute("aria-label", claim.name);
    const head = element("p", "claim-head");
    const verdict = element("b", "verdict");
    for (const [name, text] of Object.entries(claim.verdict))
      verdict.append(element("span", `when-${name}`, text));
    fill(head, claim.rule, words, surface.slots);
    head.append(" ", verdict);
    const why = element("p", "claim-why");
    for (const name of LINES)
      why.append(surface.fill(element("span", `when-${name}`), claim[name], words.symbols), " ");
    this.node.append(head, why);
    parent.append(this.node);
  }

  paint(holds, alike) {
    this.node.dataset.verdict = holds ? "holds" : "fails";
    this.node.dataset.alike = String(alike);
  }
}
