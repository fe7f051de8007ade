// Which series and which of its days the unit below is shown for.

import { grouped } from "../../text/format.js";
import { element, offer } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class DayPicker {
  constructor(host, choose) {
    this.node = element("div", "look");
    this.title = element("h2");
    // Another series is looked at on its last day, where its prediction is.
    this.company = this.#select(said("training.look.series"), () => choose(Number(this.company.value), null));
    this.day = this.#select(said("training.look.day"), () =>
      choose(Number(this.company.value), Number(this.day.value)),
    );
    this.node.prepend(this.title);
    host.append(this.node);
  }

  show({ look }) {
    offer(this.company, [...look.companies.entries()], look.company);
    offer(this.day, [...look.days.entries()], look.day);
  }

  at(epoch) {
    this.title.textContent = said("training.look.title", { epoch: grouped(epoch) });
  }

  #select(name, act) {
    const label = element("label", "", `${name} `);
    const node = element("select", "offer");
    node.addEventListener("change", act);
    label.append(node);
    this.node.append(label);
    return node;
  }
}
