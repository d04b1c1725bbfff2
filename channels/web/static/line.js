// One line of a conversation as a list item.
import { colour, day, element, full, time, withLinks } from "./format.js";

const ARROW =
  '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M8 5 3.5 9.5 8 14m-4-4.5h7a5 5 0 0 1 5 5V16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>';
const PICTURE = /\.(png|jpe?g)$/i;

export function makeLine(line, { press, answer }) {
  const item = element("li", { className: "line" });
  item.classList.add(line.bot ? "bot" : colour(line.by || line.who || ""));
  if (line.mine) item.classList.add("mine");
  if (line.pending) item.classList.add("pending");
  const who = line.bot ? "Pathfinder" : line.who;
  item.append(element("p", { className: "day" }, day(line.at)));
  item.append(element("p", { className: "name" }, who));
  if (line.text && line.bot)
    item.append(element("div", { className: "row-of" }, bubble(line, who), answerButton(line, answer)));
  else if (line.text) item.append(bubble(line, who));
  if (line.files?.length) item.append(element("div", { className: "files" }, ...line.files.map(file)));
  if (line.buttons?.length) item.append(choices(line, press));
  return item;
}

function bubble(line, who) {
  const meta = element(
    "time",
    { className: "meta", title: full(line.at) },
    line.pending ? "sending…" : time(line.at),
  );
  if (!line.pending) meta.dateTime = new Date(line.at).toISOString();
  const words = line.table ? line.table.lead : line.text;
  const said = element("span", { className: "text" }, ...withLinks(words));
  // The name is hidden where lines follow each other, but not from those who listen.
  const hidden = element("span", { className: "hidden" }, line.mine ? "You: " : `${who}: `);
  const rows = line.table ? [table(line.table)] : [];
  return element("div", { className: "bubble" }, hidden, said, ...rows, " ", meta);
}

function table({ columns, rows }) {
  const heads = columns.map((word) => element("th", { scope: "col" }, word));
  const cells = ([first, ...others]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...others.map((word) => element("td", {}, word)));
  const made = element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows.map(cells)),
  );
  // A wide one is moved by a finger or the arrow keys, and the page stays where it is.
  const frame = { className: "table", tabIndex: 0, attributes: { role: "group", "aria-label": "Table" } };
  return element("div", frame, made);
}

function choices(line, press) {
  const group = element("div", {
    className: "choices",
    attributes: { role: "group", "aria-label": "Answers to choose from" },
  });
  for (const label of line.buttons) {
    const button = element(
      "button",
      { type: "button", className: "choice", onclick: () => press(label, button, line) },
      label,
    );
    group.append(button);
  }
  return group;
}

function answerButton(line, answer) {
  const made = element(
    "button",
    { type: "button", className: "answer", title: "Answer this", onclick: () => answer(line) },
    element("span", { className: "hidden" }, `Answer Pathfinder's message of ${time(line.at)}`),
  );
  made.insertAdjacentHTML("afterbegin", ARROW);
  return made;
}

function file({ name, url }) {
  if (url && PICTURE.test(name)) {
    const picture = element("img", { src: url, alt: name, loading: "lazy" });
    const link = element("a", { href: url, target: "_blank", rel: "noopener" }, picture);
    return element("figure", { className: "picture" }, link, element("figcaption", {}, name));
  }
  const kind = (name.split(".").pop() || "file").slice(0, 4).toUpperCase();
  const links = url
    ? [link(url, "Open", name), link(`${url}?download`, "Download", name, true)]
    : ["not available here"];
  return element(
    "div",
    { className: "file" },
    element("span", { className: "kind", attributes: { "aria-hidden": "true" } }, kind),
    element("div", {}, element("p", {}, name), ...links),
  );
}

function link(url, word, name, download = false) {
  const made = element(
    "a",
    { href: url, rel: "noopener" },
    word,
    element("span", { className: "hidden" }, ` ${name}`),
  );
  if (download) made.download = name;
  else made.target = "_blank";
  return made;
}
