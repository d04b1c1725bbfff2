// The plan day by day: one's own family first and open, the others to unfold.
import { element } from "/static/web/format.js";

const SHORT = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });
const MARKS = { done: "done", now: "now", skipped: "left out" };
const unfolded = new Map();
let chosen = "";

export const dated = (date) => SHORT.format(new Date(`${date}T12:00`));

export function days(place, sections, { redraw }) {
  const { days: dates = [], head = {} } = sections;
  const every = dates.map((date) => sections[`day ${date}`]);
  const body = place.querySelector(".body");
  place.querySelector("h2").textContent = head.plan === "proposed" ? "The plan, as proposed" : "The plan";
  if (!every.length) return body.replaceChildren(element("p", { className: "small" }, "There is no plan yet."));
  const now = every.find((day) => day.date === head.today) ?? every.find((day) => day.date > head.today);
  const shown = every.find((day) => day.date === chosen) ?? now ?? every.at(-1);
  const pick = (date) => {
    chosen = date;
    redraw();
  };
  body.replaceChildren(switcher(every, shown, head.today, pick), ...shown.families.map((line) => family(line, shown)));
  const bar = body.querySelector(".switch");
  const on = bar.querySelector('[aria-pressed="true"]');
  bar.scrollLeft = on.offsetLeft - bar.offsetLeft - (bar.clientWidth - on.offsetWidth) / 2;
}

function switcher(every, shown, today, pick) {
  const buttons = every.map(({ date }) =>
    element(
      "button",
      {
        type: "button",
        onclick: () => pick(date),
        attributes: { "aria-pressed": String(date === shown.date), "data-key": date },
      },
      date === today ? "Today" : dated(date),
    ),
  );
  return element("div", { className: "switch", attributes: { role: "group", "aria-label": "Day" } }, ...buttons);
}

function family(line, day) {
  const key = `${day.date} ${line.family}`;
  const swatch = element("span", { className: "swatch", attributes: { "aria-hidden": "true" } });
  swatch.style.background = line.colour;
  const state = line.state ? [element("span", { className: `tag ${line.state.replaceAll(" ", "-")}` }, line.state)] : [];
  const about = element("span", { className: "about" }, [line.words, line.drive].filter(Boolean).join(" · "));
  const name = element("strong", {}, line.family, line.own ? " (you)" : "");
  const summary = element("summary", { attributes: { "data-key": key } }, swatch, name, ...state, about);
  const items = element("ol", { className: "items" }, ...line.items.map(item));
  const made = element("details", { className: "family", open: unfolded.get(key) ?? (line.own || day.families.length < 2) });
  made.append(summary, items);
  made.ontoggle = () => unfolded.set(key, made.open);
  return made;
}

function item(one) {
  const time = one.now
    ? [element("strong", {}, hidden("now "), one.now), " ", element("s", {}, hidden("planned "), one.at)]
    : [one.at];
  const mark = one.mark ? [element("span", { className: "mark" }, MARKS[one.mark])] : [];
  const title = element("span", { className: "title" }, one.title, " ", ...mark);
  const detail = one.detail ? [element("span", { className: "detail" }, one.detail)] : [];
  return element(
    "li",
    { className: `is-${one.kind} is-${one.mark || "ahead"}`, attributes: one.mark === "now" ? { "aria-current": "step" } : {} },
    element("span", { className: "time" }, ...time),
    element("span", { className: "what-of" }, title, ...detail),
  );
}

const hidden = (words) => element("span", { className: "hidden" }, words);
