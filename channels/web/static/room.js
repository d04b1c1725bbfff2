// One conversation on the page: its lines in order, what is new, and whether an answer is on its way.
import { dayKey, element } from "./format.js";
import { makeLine } from "./line.js";
import { Patience } from "./patience.js";

const CLOSE_MS = 5 * 60e3,
  NEAR_PX = 120;

export class Room {
  constructor(name, handlers) {
    this.name = name;
    this.handlers = handlers;
    this.panel = document.getElementById(`room-${name}`);
    this.tab = document.getElementById(`tab-${name}`);
    this.log = this.panel.querySelector(".log");
    this.list = this.panel.querySelector(".lines");
    this.empty = this.panel.querySelector(".empty");
    this.patience = new Patience(this.panel.querySelector(".thinking"));
    this.newest = this.panel.querySelector(".newest");
    this.entries = new Map();
    this.seen = null;
    this.unread = 0;
    this.newest.onclick = () => this.toEnd();
    this.log.addEventListener("scroll", () => this.atEnd() && this.read(), { passive: true });
    const grown = new ResizeObserver(() => this.stick && this.toEnd());
    grown.observe(this.log);
    grown.observe(this.list);
  }

  atEnd() {
    this.stick = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_PX;
    return this.stick;
  }

  toEnd() {
    if (this.entries.size) this.log.scrollTop = this.log.scrollHeight;
    this.stick = true;
    this.read();
  }

  read() {
    if (this.panel.hidden || document.hidden) return;
    this.unread = 0;
    this.newest.hidden = true;
    this.handlers.counted();
  }

  past(lines) {
    const stay = !this.seen || this.atEnd();
    this.log.setAttribute("aria-busy", "true");
    for (const line of lines) this.put(line, !this.seen);
    this.seen ??= new Date(0).toISOString();
    this.log.removeAttribute("aria-busy");
    this.empty.hidden = this.entries.size > 0;
    if (stay) this.toEnd();
  }

  // Put a line where its time says; one that is there already is replaced.
  put(line, quiet = false) {
    const old = this.entries.get(line.id);
    if (old && !old.line.pending) return;
    const stay = line.mine || this.atEnd();
    old?.item.remove();
    const at = Date.parse(line.at);
    const entry = { line, at: line.pending ? Infinity : at, item: makeLine({ ...line, at }, this.handlers) };
    this.entries.set(line.id, entry);
    this.insert(entry);
    if (!line.pending && (!this.seen || Date.parse(this.seen) < at)) this.seen = line.at;
    if (line.bot) this.answered(line, at);
    this.empty.hidden = true;
    if (stay) this.toEnd();
    if (!quiet && !line.mine) this.count(stay);
  }

  insert(entry) {
    entry.item.entry = entry;
    let before = this.list.lastElementChild;
    while (before && before.entry.at > entry.at) before = before.previousElementSibling;
    if (before) before.after(entry.item);
    else this.list.prepend(entry.item);
    this.dress(entry.item);
    if (entry.item.nextElementSibling) this.dress(entry.item.nextElementSibling);
  }

  // Lines of one person shortly after each other look as one; the first line of a day says so.
  dress(item) {
    const { line, at } = item.entry,
      last = item.previousElementSibling?.entry;
    const when = Number.isFinite(at) ? at : Date.now(),
      then = Number.isFinite(last?.at) ? last.at : Date.now();
    const fresh = !last || dayKey(then) !== dayKey(when);
    item.classList.toggle("new-day", fresh);
    item.classList.toggle(
      "follows",
      !fresh && last.line.bot === line.bot && last.line.by === line.by && when - then < CLOSE_MS,
    );
  }

  stored(id, at) {
    const entry = this.entries.get(id);
    if (entry?.line.pending) this.put({ ...entry.line, pending: false, at });
  }

  failed(id, why, edit) {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.item.classList.replace("pending", "failed");
    entry.item.querySelector(".meta").textContent = "not sent";
    const again = element(
      "button",
      {
        type: "button",
        onclick: () => {
          this.drop(id);
          edit(entry.line.text);
        },
      },
      "Change it",
    );
    entry.item.append(element("p", { className: "why", attributes: { role: "alert" } }, why, " ", again));
    this.toEnd();
  }

  drop(id) {
    this.entries.get(id)?.item.remove();
    this.entries.delete(id);
    this.empty.hidden = this.entries.size > 0;
  }

  mark(offline) {
    for (const { line, item } of this.entries.values()) {
      if (item.classList.contains("pending"))
        item.querySelector(".meta").textContent = offline ? "waits for the connection" : "sending…";
      else if (line.pending) item.querySelector(".meta").textContent = "not sent";
    }
  }

  count(stayed) {
    if (!this.panel.hidden && !document.hidden && stayed) return;
    this.unread += 1;
    this.newest.hidden = this.panel.hidden || stayed;
    this.handlers.counted();
  }

  // An answer that does not say to what it answers settles all that was asked before it.
  answered(line, at) {
    this.patience.settle(line.answers, (id) => (this.entries.get(id)?.at ?? 0) <= at);
  }

  expect(id) {
    this.patience.expect(id);
    if (this.stick) this.toEnd();
  }
}
