// The line to the server: opens, stays open, and comes back by itself.
const PING_MS = 20000,
  ANSWER_MS = 8000,
  LONGEST_WAIT_MS = 8000,
  CALM_MS = 5000;
const NO_PERSON = 4401,
  TOO_MANY = 4429;

export class Wire {
  constructor(url, { hello, frame, state }) {
    Object.assign(this, { url, hello, frame, state, tries: 0, socket: null, welcomed: false });
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => document.hidden || this.check());
    this.open();
  }

  open() {
    clearTimeout(this.again);
    this.state(this.tries ? "waiting" : "connecting");
    const socket = (this.socket = new WebSocket(this.url));
    socket.onopen = () => this.say(this.hello());
    socket.onmessage = (event) => socket === this.socket && this.heard(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.socket && this.lost(event.code);
    this.watch(ANSWER_MS);
  }

  heard(frame) {
    this.watch(PING_MS);
    if (frame.type === "welcome") {
      this.welcomed = true;
      this.state("open");
      this.calm = setTimeout(() => {
        this.tries = 0;
      }, CALM_MS);
    }
    this.frame(frame);
  }

  lost(code) {
    clearTimeout(this.timer);
    clearTimeout(this.calm);
    this.welcomed = false;
    this.socket = null;
    if (code === NO_PERSON) return location.reload();
    if (code === TOO_MANY) return this.state("crowded");
    this.tries += 1;
    this.state("waiting");
    const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** this.tries) * (0.6 + 0.4 * Math.random());
    this.again = setTimeout(() => this.open(), wait);
    if (this.tries % 5 === 0) this.askWhetherGone();
  }

  async askWhetherGone() {
    const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    if (answer?.status === 404) {
      clearTimeout(this.again);
      this.state("gone");
    }
  }

  // Every so often ask for a sign of life; without one the line is dead, whatever the browser thinks.
  watch(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.welcomed && after === PING_MS ? this.check() : this.drop()), after);
  }

  check() {
    if (!this.welcomed) return this.now();
    this.say({ type: "ping" });
    this.watch(ANSWER_MS);
  }

  drop() {
    const socket = this.socket;
    if (!socket) return;
    this.socket = null;
    socket.close();
    this.lost(0);
  }

  now() {
    if (!this.socket) this.open();
  }

  say(frame) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }
}
