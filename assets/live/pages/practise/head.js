// The task in one sentence, how much of it is right, and why it matters once all of it is.
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

  show({ asked, done, shown: keys, task, why, words }) {
    this.task.replaceChildren();
    fill(this.task, task, words, []);
    const right = asked.filter(({ mark }) => mark?.verdict === "right").length;
    const [all, shown] = [asked.length, keys.length];
    this.count.textContent = shown
      ? said("practise.count_shown", { right, all, shown })
      : said("practise.count", { right, all });
    this.done.hidden = !done;
    if (!done) return;
    const good = shown ? said("practise.done.shown") : said("practise.done.right");
    this.done.replaceChildren(element("strong", "", good), " ");
    fill(this.done, why, words, []);
  }
}
