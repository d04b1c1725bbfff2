// Sharing where one is: only after a yes, while the page is open, for 8 hours at most.
const LONGEST_MS = 8 * 3600 * 1000,
  EVERY_MS = 60 * 1000;

// Also where pages are served without https, and browsers keep randomUUID to themselves.
export const key = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class Sharing {
  constructor({ post, say }) {
    Object.assign(this, { post, say, watch: null, since: null, sentAt: 0, reader: {} });
    this.button = document.getElementById("share");
    this.words = document.getElementById("sharing");
    this.consent = document.getElementById("consent");
    this.button.onclick = () => (this.watch === null && !this.reader.shared_until ? this.consent.showModal() : this.stop());
    this.consent.onclose = () => this.consent.returnValue === "yes" && this.start();
    addEventListener("pagehide", () => this.leave());
  }

  shown(reader) {
    this.reader = reader;
    document.querySelector(".sharing").hidden = !reader.may_share || !("geolocation" in navigator);
    this.draw();
  }

  draw() {
    const on = this.watch !== null;
    const known = this.reader.shared_until;
    this.button.textContent = on || known ? "Stop sharing where I am" : "Share where I am";
    this.words.textContent = on
      ? "Your travellers see this device's position while this page is open."
      : known
        ? `Your family's position is known until ${known}.`
        : "";
  }

  start() {
    this.consent.returnValue = "";
    this.since = key();
    this.first = true;
    this.sentAt = 0;
    this.watch = navigator.geolocation.watchPosition(
      (found) => this.found(found.coords),
      () => {
        this.end();
        this.say("This device does not tell where it is, so nothing is shared.");
      },
      { enableHighAccuracy: false, maximumAge: 30000, timeout: 60000 },
    );
    this.timer = setTimeout(() => this.stop(), LONGEST_MS);
    this.draw();
  }

  async found({ latitude: lat, longitude: lon }) {
    if (this.watch === null || Date.now() - this.sentAt < EVERY_MS) return;
    this.sentAt = Date.now();
    const id = this.first ? this.since : key();
    const taken = await this.post({ id, type: "where", lat, lon, since: this.since });
    if (taken) this.first = false;
    else this.sentAt = 0;
  }

  end() {
    if (this.watch !== null) navigator.geolocation.clearWatch(this.watch);
    clearTimeout(this.timer);
    this.watch = null;
    this.draw();
  }

  async stop() {
    this.end();
    await this.post({ id: key(), type: "hide" });
  }

  leave() {
    if (this.watch === null) return;
    this.end();
    const body = new Blob([JSON.stringify({ id: key(), type: "hide" })], { type: "application/json" });
    navigator.sendBeacon(`${location.pathname}/events`, body);
  }
}
