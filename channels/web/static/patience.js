// Shows that an answer is on its way, for as long as that is true.
import { element } from "./format.js";

const SLOW_MS = 20e3,
  GIVE_UP_MS = 180e3;

export class Patience {
  constructor(place) {
    this.place = place;
    this.timers = new Map();
  }

  expect(id) {
    clearTimeout(this.timers.get(id));
    this.timers.set(
      id,
      setTimeout(() => this.slow(id), SLOW_MS),
    );
    this.show("Pathfinder is thinking");
  }

  slow(id) {
    this.timers.set(
      id,
      setTimeout(() => this.settle(id), GIVE_UP_MS),
    );
    this.show("Pathfinder is still working on it");
  }

  // What was asked is taken up in order: an answer to one means that those before it were dealt with too.
  settle(answers, isBefore = () => false) {
    const asked = [...this.timers.keys()];
    const met = asked.includes(answers) ? asked.slice(0, asked.indexOf(answers) + 1) : asked.filter(isBefore);
    for (const id of met) {
      clearTimeout(this.timers.get(id));
      this.timers.delete(id);
    }
    if (!this.timers.size) this.place.replaceChildren();
  }

  show(words) {
    if (this.place.textContent === words) return;
    const attributes = { "aria-hidden": "true" };
    const dots = element("span", { className: "dots", attributes }, element("i"), element("i"), element("i"));
    this.place.replaceChildren(dots, words);
  }
}
