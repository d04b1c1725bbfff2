// The map: a drawn background, and a mark for each car that can be read as well as seen.
import { element } from "/static/web/format.js";

const SIGNS = {
  planned: "○",
  "on the road": "▶",
  charging: "⚡",
  break: "‖",
  late: "!",
  arrived: "✓",
  "broken down": "✕",
  home: "⌂",
};

export function map(place, { map: part }, { here }) {
  place.querySelector(".chart").replaceChildren(...(part ? chart(part, here) : []));
  place.querySelector(".standing").replaceChildren(...(part ? part.cars.map(standing) : []));
  place.querySelector(".guess").hidden = !part || part.cars.every((car) => car.exact || car.state === "home");
  place.hidden = !part;
  spread(place);
}

addEventListener("resize", () => spread(document.getElementById("map")));

// Marks that would cover each other, or a stop, move up or down until they don't.
const STEPS = [0, -1, 1, -2, 2, 3, 4, 5];

function spread(place) {
  const taken = [...place.querySelectorAll(".pin")].map((pin) => pin.getBoundingClientRect());
  const marks = [...place.querySelectorAll(".car")];
  for (const mark of marks) mark.style.removeProperty("--down");
  for (const mark of marks.sort((a, b) => a.offsetTop - b.offsetTop)) {
    const box = mark.getBoundingClientRect();
    const free = STEPS.map((step) => step * (box.height + 1)).find((down) => !taken.some((one) => covers(box, down, one)));
    const down = free ?? 0;
    mark.style.setProperty("--down", `${down}px`);
    taken.push({ left: box.left, right: box.right, top: box.top + down, bottom: box.bottom + down });
  }
}

const covers = (box, down, one) =>
  box.left < one.right && one.left < box.right && box.top + down < one.bottom && one.top < box.bottom + down;

function chart(part, here) {
  const stops = part.pins.map((pin) => `${pin.number} ${pin.name}`).join(", ");
  const ground = element("img", {
    src: `${here}/map/${part.picture}.svg`,
    width: part.width,
    height: part.height,
    alt: stops ? `Map of the route with the stops ${stops}` : "Map of the trip",
  });
  return [ground, ...part.pins.map(pin), ...part.cars.map(mark)];
}

// The renderer has drawn the stop; this makes it something to point at.
function pin({ number, name, x, y }) {
  const title = `${number}. ${name}`;
  return placed(element("span", { className: "pin", title, attributes: { "aria-hidden": "true" } }), x, y);
}

function mark(car) {
  const sign = element("span", { className: "sign" }, SIGNS[car.state] ?? "•");
  const made = element("span", { className: "car", attributes: { "aria-hidden": "true" } }, sign, car.name);
  made.classList.toggle("exact", car.exact);
  made.classList.toggle("left", car.x > 0.62);
  made.style.background = car.colour;
  return placed(made, car.x, car.y);
}

function placed(made, x, y) {
  made.style.left = `${x * 100}%`;
  made.style.top = `${y * 100}%`;
  return made;
}

function standing(car) {
  const swatch = element("span", { className: "swatch", attributes: { "aria-hidden": "true" } });
  swatch.style.background = car.colour;
  const state = element("span", { className: `tag ${car.state.replaceAll(" ", "-")}` }, car.state);
  const words = element("span", { className: "words" }, car.words, car.off ? " · off this map" : "");
  const name = element("strong", {}, car.name, car.own ? " (you)" : "");
  return element("li", {}, swatch, element("span", { className: "who" }, name, " ", state), words);
}
