// Which series and which of its days the unit below is shown for.

import { grouped } from "../../text/format.js";
import { element } from "../../text/segments.js";
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
    this.drawn = "";
  }

  show({ look }) {
    const wanted = JSON.stringify([look.companies, look.days]);
    if (wanted !== this.drawn) {
      this.drawn = wanted;
      this.company.replaceChildren(...look.companies.map((name, index) => new Option(name, index)));
      this.day.replaceChildren(...look.days.map((name, index) => new Option(name, index)));
    }
    this.company.value = look.company;
    this.day.value = look.day;
  }

  at(epoch) {
    this.title.textContent = said("training.look.title", { epoch: grouped(epoch) });
  }

  #select(name, act) {
    const label = element("label", "", `${name} `);
    const node = element("select", "speed");
    node.addEventListener("change", act);
    label.append(node);
    this.node.append(label);
    return node;
  }
}
