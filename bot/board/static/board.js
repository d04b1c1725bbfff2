// The live board: shows the last view at once, then keeps it fresh over the line to the server.
import { Wire } from "/static/web/wire.js";
import { alerts, bookings, decisions, meetings, money, polls, proposals } from "./cards.js";
import { days } from "./days.js";
import { map } from "./map.js";
import { keep, remembered, work } from "./offline.js";
import { key, Sharing } from "./share.js";

const { token, chat } = document.body.dataset;
const here = `/board/${token}`;
const DRAW = { map, meetings, days, polls, proposals, money, bookings, alerts, decisions };
const view = { at: "", sections: {} };
let open = false;

const sharing = new Sharing({ post, say });
const said = document.getElementById("said");
const main = document.querySelector("main");

function show(frame) {
  view.at = frame.at;
  Object.assign(view.sections, frame.sections);
  const names = new Set(Object.keys(frame.sections).map((name) => (name.startsWith("day ") ? "days" : name)));
  if (names.has("head")) names.add("days").add("meetings");
  for (const name of names) drawAlone(name);
  main.removeAttribute("aria-busy");
  state();
  keep(here, view);
}

// A section that cannot be drawn stays as it was; the others are drawn all the same.
function drawAlone(name) {
  try {
    draw(name);
  } catch (error) {
    console.error(`${name} could not be drawn`, error);
  }
}

// A section is drawn anew as a whole; who was on a button of it stays there.
function draw(name) {
  const { sections } = view;
  if (name === "me") return me(sections.me);
  if (!DRAW[name]) return;
  const place = document.getElementById(name);
  const on = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  DRAW[name](place, sections, { here, vote, answer, redraw: () => draw(name) });
  if (on) [...place.querySelectorAll("[data-key]")].find((one) => one.dataset.key === on)?.focus();
}

function me(reader) {
  const who = reader.family ? `${reader.name}, ${reader.family}` : reader.name;
  document.getElementById("me").textContent = reader.role === "guest" ? "You look on as a guest." : `You are ${who}.`;
  sharing.shown(reader);
}

function state(now) {
  if (now) open = now === "open";
  const place = document.getElementById("state");
  const asOf = view.at ? `, as of ${view.at.slice(11, 16)}` : "";
  place.dataset.state = open ? "open" : now === "connecting" && !view.at ? "connecting" : "waiting";
  const words = open ? "Live" : place.dataset.state === "connecting" ? "Connecting" : `Offline${asOf}`;
  const label = place.querySelector(".words");
  if (label.textContent !== words) label.textContent = words;
  document.body.classList.toggle("offline", !open && Boolean(view.at));
}

function say(text) {
  said.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    said.textContent = "";
  }, 12000);
}

async function post(event) {
  const body = JSON.stringify(event);
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(`${here}/events`, { method: "POST", body, headers });
    if (answer.ok) return true;
    if (answer.status === 410 || answer.status === 404) location.reload();
    say((await answer.json()).why);
  } catch {
    say("No connection, so nothing was sent. Please try again.");
  }
  return false;
}

async function vote(poll, label) {
  say("Sending your vote…");
  return post({ id: key(), type: "vote", poll, label });
}

async function answer(proposal, accept) {
  say("Sending your answer…");
  return post({ id: key(), type: "answer", proposal, accept });
}

function frame(sent) {
  if (sent.type === "welcome" || sent.type === "change") show(sent);
  if (sent.type === "said") say(sent.text);
}

function link() {
  const kept = `pathfinder.board.chat ${here}`;
  try {
    if (chat) localStorage.setItem(kept, chat);
    const path = chat || localStorage.getItem(kept) || "";
    if (!/^\/chat\/[\w.-]+$/.test(path)) return;
    Object.assign(document.getElementById("chat"), { href: path, hidden: false });
  } catch {
    /* no store, no way back */
  }
}

// The browser knows of a lost connection before the line does; a short gap may leave the line as it was.
let lost = false;
addEventListener("offline", () => {
  lost = open;
  state("waiting");
});
addEventListener("online", () => lost && state("open"));

link();
const last = await remembered(here);
if (last && !view.at) show(last);
new Wire(`${location.origin.replace(/^http/, "ws")}${here}/socket`, {
  hello: () => ({ type: "hello" }),
  frame,
  state,
});
work(here, view);
