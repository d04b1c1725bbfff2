// One line of a conversation as a list item.
import { colour, day, element, full, time, withLinks } from "./format.js";

const PICTURE = /\.(png|jpe?g)$/i;

export function makeLine(line, { press, answer }) {
  const item = element("li", { className: "line" });
  item.classList.add(line.bot ? "bot" : colour(line.by || line.who || ""));
  if (line.mine) item.classList.add("mine");
  if (line.pending) item.classList.add("pending");
  const who = line.bot ? "Pathfinder" : line.who;
  item.append(element("p", { className: "day" }, day(line.at)));
  item.append(element("p", { className: "name" }, who));
  if (line.text) item.append(bubble(line, who));
  if (line.files?.length) item.append(element("div", { className: "files" }, ...line.files.map(file)));
  if (line.buttons?.length) item.append(choices(line, press));
  if (line.bot) item.append(answerButton(line, answer));
  return item;
}

function bubble(line, who) {
  const meta = element("time", { className: "meta", title: full(line.at) }, line.pending ? "sending…" : time(line.at));
  if (!line.pending) meta.dateTime = new Date(line.at).toISOString();
  const said = element("span", { className: "text" }, ...withLinks(line.text));
  // The name is hidden where lines follow each other, but not from those who listen.
  const hidden = element("span", { className: "hidden" }, line.mine ? "You: " : `${who}: `);
  return element("div", { className: "bubble" }, hidden, said, " ", meta);
}

function choices(line, press) {
  const group = element("div", { className: "choices", attributes: { role: "group", "aria-label": "Answers to choose from" } });
  for (const label of line.buttons) {
    const button = element("button", { type: "button", className: "choice", onclick: () => press(label, button) }, label);
    group.append(button);
  }
  return group;
}

function answerButton(line, answer) {
  return element("button", { type: "button", className: "answer", onclick: () => answer(line) }, "Answer",
    element("span", { className: "hidden" }, ` Pathfinder's message of ${time(line.at)}`));
}

function file({ name, url }) {
  if (url && PICTURE.test(name)) {
    const picture = element("img", { src: url, alt: name, loading: "lazy" });
    const link = element("a", { href: url, target: "_blank", rel: "noopener" }, picture);
    return element("figure", { className: "picture" , attributes: {} }, link, element("figcaption", {}, name));
  }
  const kind = (name.split(".").pop() || "file").slice(0, 4).toUpperCase();
  const links = url
    ? [link(url, "Open", name), link(`${url}?download`, "Download", name, true)]
    : ["not available here"];
  return element("div", { className: "file" },
    element("span", { className: "kind", attributes: { "aria-hidden": "true" } }, kind),
    element("div", {}, element("p", {}, name), ...links));
}

function link(url, word, name, download = false) {
  const made = element("a", { href: url, rel: "noopener" }, word, element("span", { className: "hidden" }, ` ${name}`));
  if (download) made.download = name;
  else made.target = "_blank";
  return made;
}
