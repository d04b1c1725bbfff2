// What was written and is not stored yet. It outlives the page, and goes out one by one, in order, each until
// it is acknowledged; the server knows each by its id, so sending twice is harmless.
const RESEND_MS = 15000;

export class Outbox {
  constructor(chat, me, send) {
    Object.assign(this, {
      prefix: `pathfinder.queue.${chat}.${me}.`,
      send,
      memory: new Map(),
      open: false,
      flying: null,
    });
    this.count = 0;
    for (const key of this.keys()) this.memory.set(key, JSON.parse(localStorage.getItem(key)));
  }

  keys() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.prefix))
        .sort();
    } catch {
      return [];
    }
  }

  add(event) {
    const entry = { ...event, id: crypto.getRandomValues(new Uint32Array(4)).join("-") };
    const key = `${this.prefix}${String(Date.now()).padStart(15, "0")}.${String(this.count++).padStart(6, "0")}.${entry.id}`;
    this.memory.set(key, entry);
    try {
      localStorage.setItem(key, JSON.stringify(entry));
    } catch {
      /* a full or forbidden store: kept in memory for as long as the page lives */
    }
    this.next();
    return entry;
  }

  waiting() {
    return [...this.memory.values()];
  }

  done(id) {
    for (const [key, entry] of this.memory) {
      if (entry.id !== id) continue;
      this.memory.delete(key);
      try {
        localStorage.removeItem(key);
      } catch {
        /* as above */
      }
    }
    if (this.flying === id) this.flying = null;
    this.next();
  }

  connected(open) {
    this.open = open;
    this.flying = null;
    clearTimeout(this.timer);
    this.next();
  }

  pause(seconds) {
    this.flying = null;
    this.open = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connected(true), seconds * 1000 + 50);
  }

  next() {
    const [entry] = this.memory.values();
    if (!this.open || this.flying || !entry) return;
    if (!this.send(entry)) return;
    this.flying = entry.id;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connected(this.open), RESEND_MS);
  }
}
