// Where one writes.
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const NAME = /@pathfinder\b[ ,:]*/gi;

// What was begun is kept over a reload, for as long as the tab lives.
function draftsOf(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) || "{}");
  } catch {
    return {};
  }
}

function keepDrafts(key, drafts) {
  try {
    sessionStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    /* no store: drafts live as long as the page */
  }
}

export class Composer {
  constructor(longest, { say }) {
    this.longest = longest;
    this.say = say;
    this.form = document.getElementById("composer");
    this.text = document.getElementById("text");
    this.problem = document.getElementById("problem");
    this.count = document.getElementById("count");
    this.chip = document.getElementById("mention");
    this.strip = this.form.querySelector(".replying");
    this.drafts = { group: "", direct: "", ...draftsOf(location.pathname) };
    this.room = "group";
    this.form.onsubmit = (event) => {
      event.preventDefault();
      this.send();
    };
    this.text.onkeydown = (event) => this.key(event);
    this.text.oninput = () => this.changed();
    this.chip.onclick = () => this.mention();
    this.strip.querySelector(".cancel").onclick = () => this.answer(null);
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
    if (event.key === "Escape") this.answer(null);
  }

  changed() {
    this.complain("");
    this.drafts[this.room] = this.text.value;
    keepDrafts(location.pathname, this.drafts);
    const left = this.longest - [...this.text.value].length;
    this.count.textContent =
      left > 1000
        ? ""
        : left >= 0
          ? `${left.toLocaleString()} characters left`
          : `${(-left).toLocaleString()} characters too many`;
    this.chip.setAttribute("aria-pressed", String(/@pathfinder/i.test(this.text.value)));
    if (!CSS.supports("field-sizing", "content")) {
      this.text.style.height = "auto";
      this.text.style.height = `${this.text.scrollHeight}px`;
    }
  }

  write(text) {
    this.text.value = text;
    this.changed();
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
  }

  mention() {
    const text = this.text.value;
    this.write(/@pathfinder/i.test(text) ? text.replace(NAME, "") : `@pathfinder ${text}`);
  }

  answer(line) {
    const focus = line || this.replying || !matchMedia("(pointer: coarse)").matches;
    this.replying = line;
    this.strip.hidden = !line;
    this.strip.querySelector(".quoted").textContent = line?.text.replace(/\s+/g, " ").slice(0, 140) ?? "";
    if (focus) this.text.focus(); // but open nobody's on-screen keyboard unasked
  }

  enter(room) {
    this.room = room;
    this.answer(null);
    this.chip.hidden = room === "direct";
    document.querySelector('label[for="text"]').textContent =
      room === "direct" ? "Message to Pathfinder" : "Message to everyone";
    this.text.placeholder = room === "direct" ? "To Pathfinder" : "To everyone";
    this.text.value = this.drafts[room];
    this.changed();
  }

  complain(words) {
    this.problem.textContent = words;
    this.text.setAttribute("aria-invalid", String(Boolean(words)));
  }

  send() {
    const text = this.text.value.trim(),
      length = [...text].length;
    this.text.focus();
    if (!text) return this.complain("There was nothing in that message. Write a few words first.");
    if (length > this.longest) {
      return this.complain(
        `That message has ${length.toLocaleString()} characters; up to ${this.longest.toLocaleString()} fit. Please send it in several parts.`,
      );
    }
    if (text.search(CONTROL) >= 0 || (text.isWellFormed && !text.isWellFormed())) {
      this.write(text.replace(CONTROL, "").replace(/\p{Surrogate}/gu, ""));
      return this.complain(
        "There were invisible control characters in that message. I took them out: look it over and send it.",
      );
    }
    this.say({ type: "say", room: this.room, text, reply: Boolean(this.replying) });
    this.answer(null);
    this.text.value = "";
    this.changed();
  }
}
