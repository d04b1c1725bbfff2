// What is shared beside the road: meetings, votes, money, bookings, decisions, alerts.
import { element } from "/static/web/format.js";
import { dated } from "./days.js";

// A section with nothing to say is not there.
function fill(place, parts) {
  place.querySelector(".body").replaceChildren(...parts);
  place.hidden = !parts.length;
}

const small = (...words) => element("p", { className: "small" }, ...words);
const FIRST = 4;

// The first few rows, the others to unfold; what was unfolded stays so.
function some(place, rows) {
  if (rows.length <= FIRST + 1) return rows.length ? [list(rows)] : [];
  const open = place.querySelector(".more")?.open ?? false;
  const more = element("details", { className: "more", open });
  const summary = element("summary", { attributes: { "data-key": "more" } }, `${rows.length - FIRST} more`);
  more.append(summary, list(rows.slice(FIRST)));
  return [list(rows.slice(0, FIRST)), more];
}

const list = (items) => element("ul", { className: "rows" }, ...items);

export function meetings(place, { meetings: every = [], head = {} }) {
  const own = every.filter((one) => one.own);
  const shown = own.length ? own : every.slice(0, 1);
  fill(place, shown.map((one) => meeting(one, head.today)));
}

function meeting(one, today) {
  const when = one.date === today ? "" : `${dated(one.date)}, `;
  const time = one.now ? `${when}${one.now} instead of ${one.at}` : `${when}${one.at}`;
  const slack = element("span", { className: one.slack < 10 ? "slack tight" : "slack" }, one.words);
  return element(
    "div",
    { className: "meeting" },
    element("p", { className: "big" }, one.place),
    element("p", {}, time, " ", slack),
    small(`${one.own ? "You meet" : `The ${one.family} family meets`} ${one.others}`),
  );
}

export function polls(place, { polls: every = [] }, { vote }) {
  fill(place, every.map((poll) => ballot(poll, vote)));
}

function ballot(poll, vote) {
  const until = poll.until ? `Until ${poll.until}. ` : "";
  return element(
    "fieldset",
    { className: "ballot" },
    element("legend", {}, poll.question),
    ...poll.choices.map((choice) => option(poll, choice, vote)),
    small(until, poll.note),
  );
}

function option(poll, choice, vote) {
  const count = choice.votes === null ? "" : `${choice.votes} vote${choice.votes === 1 ? "" : "s"}`;
  const told = [count, choice.voters].filter(Boolean).join(": ");
  const words = element("span", { className: "label" }, choice.rank > 0 ? "✓ " : "", choice.label);
  const parts = [words, ...(told ? [element("span", { className: "tally" }, told)] : [])];
  if (!poll.may_vote) return element("p", { className: "option" }, ...parts);
  const button = element("button", {
    type: "button",
    className: "option",
    attributes: { "aria-pressed": String(choice.rank > 0), "data-key": `${poll.id} ${choice.label}` },
  });
  button.append(...parts);
  button.onclick = async () => {
    button.disabled = true;
    await vote(poll.id, choice.label);
    button.disabled = false;
  };
  return button;
}

export function proposals(place, { proposals: every = [] }, { answer }) {
  fill(place, every.map((one) => asked(one, answer)));
}

function asked(one, answer) {
  const parts = [element("legend", {}, `${one.number}. ${one.what}`), small(one.words)];
  if (one.may_answer) parts.push(say(one, answer, true, "Yes, do it"), say(one, answer, false, "No"));
  return element("fieldset", { className: "ballot" }, ...parts, small(one.note));
}

function say(one, answer, accept, label) {
  const chosen = one.mine === (accept ? "yes" : "no");
  const button = element("button", {
    type: "button",
    className: "option",
    attributes: { "aria-pressed": String(chosen), "data-key": `proposal ${one.number} ${label}` },
  });
  button.append(element("span", { className: "label" }, chosen ? "✓ " : "", label));
  button.onclick = async () => {
    button.disabled = true;
    await answer(one.number, accept);
    button.disabled = false;
  };
  return button;
}

export function money(place, { money: every }) {
  fill(place, (every ?? []).flatMap(currency));
}

function currency(part) {
  const rows = part.balances.map((one) =>
    element(
      "li",
      { className: one.sign < 0 ? "owes" : one.sign > 0 ? "owed" : "" },
      element("strong", {}, one.name, one.own ? " (you)" : ""),
      element("span", {}, one.words),
    ),
  );
  const moves = part.transfers.length ? [small(`To settle up: ${part.transfers.join(" · ")}`)] : [];
  return [list(rows), ...moves, small(`Spent in all: ${part.spent}`)];
}

export function bookings(place, { bookings: every = [] }) {
  fill(place, every.length ? [list(every.map(booking))] : []);
}

function booking(one) {
  const about = [one.when, `for ${one.whose}`, one.status, one.price].filter(Boolean).join(" · ");
  const code = one.code ? [element("span", { className: "code" }, "Code ", element("b", {}, one.code))] : [];
  const note = one.note ? [small(one.note)] : [];
  return element("li", { className: "booking" }, element("strong", {}, one.name), small(about), ...note, ...code);
}

export function decisions(place, { decisions: every = [] }) {
  const rows = every.map((one) => {
    const cited = one.cited ? [small(one.cited)] : [];
    return element("li", { className: "booking" }, element("span", {}, one.what), ...cited);
  });
  fill(place, some(place, rows));
}

export function alerts(place, { alerts: every = [] }) {
  const rows = every.map((one) => {
    const whose = one.own ? "for you" : "for everybody";
    return element("li", { className: "booking" }, small(`${one.when}, ${whose}`), element("span", {}, one.text));
  });
  fill(place, some(place, rows));
}
