// The chat: brings the line to the server, the rooms and the composer together.
import { Composer } from "./composer.js";
import { zone } from "./format.js";
import { invitation, rememberChat } from "./invite.js";
import { Outbox } from "./outbox.js";
import { Room } from "./room.js";
import { Wire } from "./wire.js";

const { chat, me, person, name, longest } = document.body.dataset;
const TITLE = document.title;
const STATES = {
  connecting: "Connecting",
  waiting: "No connection. What you write is kept and sent later",
  crowded: "Open in too many windows. Close some and reload this one",
  gone: "This chat's link is no longer valid",
};

const rooms = Object.fromEntries(
  ["group", "direct"].map((key) => [
    key,
    new Room(key, {
      press: (label, button, line) => {
        button.setAttribute("aria-pressed", "true");
        send({ type: "press", room: key, label, on: line.id });
      },
      answer: (line) => composer.answer(line),
      counted,
    }),
  ]),
);
const composer = new Composer(Number(longest), { say: send });
const outbox = new Outbox(chat, me, (event) => wire.say(event));
const address = `${location.origin.replace(/^http/, "ws")}${location.pathname}/socket`;
let offline = true;
for (const event of outbox.waiting()) show(event);
const wire = new Wire(address, { hello, frame, state });

function hello() {
  const seen = Object.fromEntries(Object.values(rooms).map((room) => [room.name, room.seen]));
  return { type: "hello", v: 1, zone: zone(), seen };
}

function state(now) {
  const place = document.getElementById("state");
  place.dataset.state = now;
  place.querySelector(".words").textContent = now === "open" ? `Connected as ${person}` : STATES[now];
  offline = now !== "open";
  outbox?.connected(!offline);
  for (const room of Object.values(rooms)) room.mark(offline);
}

function send(event) {
  show(outbox.add(event));
}

function show(event) {
  const room = rooms[event.room],
    text = event.text ?? event.label ?? "📍";
  room.put({
    id: `${me}:${event.id}`,
    by: me,
    mine: true,
    bot: false,
    text,
    pending: true,
    at: new Date().toISOString(),
  });
  room.mark(offline);
}

function frame(said) {
  const room = rooms[said.room];
  if (said.type === "lines") room.past(said.lines);
  if (said.type === "line") heard(room, said);
  if (said.type === "behind") wire.say(hello());
  if (said.type === "ack") stored(said);
  if (said.type === "later" && said.id) outbox.pause(said.after);
  if (said.type === "later" && !said.id) setTimeout(() => wire.say(hello()), said.after * 1000 + 50);
  if (said.type === "refused") refused(said);
}

function heard(room, { line, expects, answers }) {
  room.put({ ...line, answers });
  if (expects) room.expect(line.id);
}

function stored({ id, at }) {
  for (const room of Object.values(rooms)) room.stored(`${me}:${id}`, at);
  outbox.done(id);
}

function refused({ id, why }) {
  const which = id ?? outbox.flying;
  if (!which) return composer.complain(why);
  for (const room of Object.values(rooms)) room.failed(`${me}:${which}`, why, (text) => composer.write(text));
  outbox.done(which);
}

function counted() {
  let sum = 0;
  for (const room of Object.values(rooms)) {
    sum += room.unread;
    const badge = room.tab.querySelector(".unread");
    badge.hidden = !room.unread || !room.panel.hidden;
    badge.textContent = `${room.unread} new`;
  }
  document.title = sum ? `(${sum}) ${TITLE}` : TITLE;
}

function enter(key, focus = false) {
  for (const room of Object.values(rooms)) {
    const here = room.name === key;
    room.panel.hidden = !here;
    room.tab.setAttribute("aria-selected", String(here));
    room.tab.tabIndex = here ? 0 : -1;
  }
  composer.enter(key);
  rooms[key].toEnd();
  if (focus) rooms[key].tab.focus();
}

for (const [key, other] of [
  ["group", "direct"],
  ["direct", "group"],
]) {
  rooms[key].tab.onclick = () => enter(key);
  rooms[key].tab.onkeydown = (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") enter(other, true);
  };
}
for (const example of document.querySelectorAll(".example")) {
  example.onclick = () => composer.write(example.textContent);
}
const where = document.getElementById("where");
where.hidden = !navigator.geolocation || !isSecureContext;
where.onclick = () =>
  navigator.geolocation.getCurrentPosition(
    ({ coords }) =>
      send({ type: "location", room: composer.room, lat: coords.latitude, lon: coords.longitude }),
    () =>
      composer.complain(
        "I could not learn where you are. Please allow it for this page, or write the place.",
      ),
  );
document.addEventListener("visibilitychange", () =>
  Object.values(rooms).forEach((room) => room.atEnd() && room.read()),
);
enter("group");
invitation(name);
rememberChat(name);
