// Beside the curves: the derivatives at the lag one looks at, and what follows from them in three sentences.
import { scaled } from "../../text/format.js";
import { element, mathematics } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { typeset } from "./typeset.js";

export class FlowReadings {
  constructor(host) {
    this.node = element("div", "readings");
    this.list = element("dl");
    this.title = element("h3");
    this.sentences = {
      rnn: element("p", "verdict"),
      out: element("p", "verdict"),
      rail: element("p", "verdict"),
    };
    this.limits = element("p", "limits");
    this.node.append(this.title, this.list, ...Object.values(this.sentences), this.limits);
    host.append(this.node);
    this.named = "";
  }

  name({ lines }) {
    const wanted = JSON.stringify(lines);
    if (wanted === this.named) return;
    this.named = wanted;
    this.places = new Map();
    this.names = new Map(lines.map(({ key, label }) => [key, label]));
    this.list.replaceChildren(
      ...lines.map(({ key, label, symbol, role }) => {
        const row = element("div", `role-${role}`);
        const value = element("dd");
        value.dataset.reading = key;
        const term = element("dt", "", label);
        term.append(" ", mathematics(symbol));
        row.append(term, value);
        this.places.set(key, value);
        return row;
      }),
    );
  }

  // The derivatives on screen, in a line.
  aloud() {
    return [...this.places].map(([key, node]) => `${this.names.get(key)} ${node.textContent}`).join(", ");
  }

  show({ sentences, limits }, of, lag) {
    const spell = (key) => (key === "lag" ? String(lag) : scaled(of(`${key}.m`), of(`${key}.e`)));
    put(this.title, said("gradients.flow.lag", { lag }));
    put(this.limits, limits);
    for (const [key, node] of this.places)
      put(node, of(`${key}.m`) === 0 ? said("gradients.flow.nothing") : spell(key));
    for (const [group, node] of Object.entries(this.sentences)) {
      const segments = sentences[group][of(`${group}_case`)];
      const texts = segments.map((segment) =>
        segment.given ? spell(segment.given) : (segment.strong?.join("") ?? segment),
      );
      const text = texts.join("");
      if (node.dataset.text === text) continue;
      node.dataset.text = text;
      node.replaceChildren(
        ...segments.flatMap((segment, index) =>
          typeof segment === "string" ? typeset(segment) : element("b", "", texts[index]),
        ),
      );
    }
  }
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
