// What there is to predict day by day: a result belongs to its day, and a memory that a day starts from to
// the day before.
const CARRIED = { h_prev: "h", c_prev: "c" };

export class DayResults {
  constructor(page) {
    this.page = page;
  }

  idOf(key) {
    const { day, fixed, words, held } = this.page.data;
    const name = key.replace("exact.", "");
    if (fixed.includes(name)) return `${day - 1} ${CARRIED[name]}`;
    // A gate that is held says so itself.
    return words.symbols[name]?.kind === "setting" || name in held ? null : `${day} ${name}`;
  }

  order() {
    const { words } = this.page.data;
    return ["c_prev", "h_prev", ...Object.keys(words.symbols)]
      .map((key) => this.idOf(key))
      .filter((id) => id !== null);
  }

  nameOf(id) {
    const { day, words } = this.page.data;
    const { of, key } = this.asked(id);
    const carried = Object.keys(CARRIED).find((memory) => CARRIED[memory] === key);
    return words.symbols[Number(of) < day ? carried : key].name;
  }

  asked(id) {
    const [of, key] = id.split(" ");
    return { of, key };
  }

  moving() {
    return this.page.diagram.values.overlays.length > 0;
  }

  redraw() {
    this.page.diagram.layout();
  }

  home() {
    return this.page.predicting.switch;
  }
}
