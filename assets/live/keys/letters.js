// Whether single letters are keys of the page, as somebody has chosen in this browser.
const KEPT = "gatewise letters";
const OFF = "off";

class Letters {
  constructor() {
    this.chosen = "";
  }

  get on() {
    return (kept() ?? this.chosen) !== OFF;
  }

  set on(wanted) {
    this.chosen = wanted ? "on" : OFF;
    try {
      localStorage.setItem(KEPT, this.chosen);
    } catch {
      // A forbidden memory keeps the choice until the page is left.
    }
  }
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export const letters = new Letters();
