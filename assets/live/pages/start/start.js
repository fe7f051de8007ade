// The beginning: five screens, one after the other, each a short film with a few lines beside it.
import { Keyboard } from "../../controls/keyboard.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { hasBeenHere } from "../../exchange/visited.js";
import { Days } from "../../playback/days.js";
import { Bar } from "./bar.js";
import { SCREENS } from "./screens.js";
import { Stage } from "./stage.js";

const PACE = 1000;
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

class Start {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
    const act = {
      go: (screen) => this.#go(screen),
      move: (by) => this.#go(this.screen + by),
      edge: (end) => this.#go(end < 0 ? 1 : SCREENS.length),
      play: () => this.#play(),
    };
    this.stage = new Stage();
    this.bar = new Bar(act);
    this.keyboard = new Keyboard(act);
    host.replaceChildren(this.stage.node, this.bar.node);
  }

  receive(data) {
    paintRoles(this.host, data.palette);
    this.data = data;
    if (this.requests.settled) this.#show(data.screen);
    this.host.dataset.answered = data.answered;
    // Whoever has been here comes by the menu: with its screen in the address, a reload stays.
    // As a merge it makes no entry in the browser's history.
    if (!data.named && hasBeenHere())
      this.requests.send({ kind: "merge", asked: "", query: `screen=${data.screen}` });
  }

  leave() {
    this.film?.pause();
    this.stage.leave();
    this.keyboard.leave();
  }

  #go(screen) {
    if (screen < 1 || screen > SCREENS.length) return;
    this.#show(screen);
    this.stage.intoView();
    this.requests.sendLatest({ kind: "screen", screen });
  }

  #show(screen) {
    const shown = JSON.stringify([screen, this.data.vocabulary]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.screen = screen;
    const { frames, pace = PACE } = SCREENS[screen - 1];
    this.film?.pause();
    // A film's frames are walked through as days are: the first, where nothing has come yet, to the last.
    this.film = new Days(
      () => this.#frame(),
      () => {},
      pace,
    ); // prettier-ignore
    this.film.place(stillness.matches ? frames : 0, frames + 1);
    this.stage.show(SCREENS[screen - 1], this.data);
    this.#frame();
    if (!stillness.matches && frames) this.film.toggle();
  }

  #play() {
    if (SCREENS[this.screen - 1].frames) this.film.toggle();
  }

  #frame() {
    this.stage.at(this.film.day);
    this.bar.show(this.screen, { playing: this.film.playing, moves: this.film.count > 1 });
    this.host.dataset.frame = this.film.day;
    this.host.toggleAttribute("data-playing", this.film.playing);
  }
}

export default mounting("start", Start, { sheets: ["controls/controls.css", "pages/start/start.css"] });
