// How well one unit follows the chosen probe, here and on files that the network never saw, in a sentence.
import { fixed } from "../../../text/format.js";
import { element, fill } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";

const [TWO, THREE] = [2, 3];

export const number = (value, decimals) => (Number.isFinite(value) ? fixed(value, decimals) : "–");

export function howWell(data, cell, found) {
  const node = element("p", "how-well");
  if (found) fill(node, sentence(data, cell, found), data.words, []);
  return node;
}

function sentence({ probes, measured }, cell, { question, of }) {
  const { name: probe, graded } = probes.find(({ key }) => key === question.probe);
  const here = of("correlation")[cell];
  if (!Number.isFinite(here))
    return [
      of("correlation").some(Number.isFinite)
        ? said("neurons.told.still")
        : said("neurons.told.never", { probe }),
    ];
  const kind = graded ? "graded" : "yes_no";
  return saidSegments(`neurons.told.${measured ? kind : `${kind}_here`}`, {
    probe,
    quantity: said(`neurons.quantities.${question.colour}`),
    here: number(here, TWO),
    unseen: number(of("unseen")[cell], TWO),
    auc: number(of("separation")[cell], THREE),
    side: side(of("auc")[cell]),
    auc_unseen: number(of("unseen_separation")[cell], THREE),
    side_unseen: side(of("unseen_auc")[cell]),
    units: of("correlation").length,
    r2: number(of("r2")?.[cell], TWO),
    r2_unseen: number(of("r2_unseen")?.[cell], TWO),
    all: number(of("r2_all")?.[0], TWO),
    all_unseen: number(of("r2_all_unseen")?.[0], TWO),
  });
}

// The area is shown turned, so that a unit that is reliably lower is as good as one that is higher.
const side = (auc) => said(`neurons.told.${auc < 0.5 ? "lower" : "higher"}`);
