// The task in one sentence, how much of it is right without help, and why it matters once all of it is.
import { element, fill } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class Head {
  constructor() {
    this.task = element("h2", "task");
    this.count = element("span", "count");
    this.done = element("p", "done");
    this.node = element("div", "task-head");
    this.node.append(this.task, this.count);
  }

  // `guessed`: whether a choice was right only at a second try.
  show({ asked, done, shown: keys, task, why, words }, guessed) {
    this.task.replaceChildren();
    fill(this.task, task, words, []);
    const right = asked.filter(({ key, mark }) => mark?.verdict === "right" && !keys.includes(key)).length;
    const [all, shown] = [asked.length, keys.length];
    this.count.textContent = shown
      ? said("practise.count_shown", { right, all, shown })
      : said("practise.count", { right, all });
    this.done.hidden = !done;
    if (!done) return;
    this.done.replaceChildren(element("strong", "", praise(shown > 0, guessed)), " ");
    fill(this.done, why, words, []);
  }
}

function praise(shown, guessed) {
  if (shown) return said("practise.done.shown");
  return guessed ? said("practise.done.guessed") : said("practise.done.right");
}
