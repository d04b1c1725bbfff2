// How times and texts look to this reader.
const TIME = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
export const time = (at) => TIME.format(at);
export const full = (at) => FULL.format(at);
export const dayKey = (at) => new Date(at).toDateString();

export function day(at) {
  const days = Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date().setHours(12, 0, 0, 0)) / 864e5);
  const word = RELATIVE.format(days, "day");
  return Math.abs(days) < 2 ? word.charAt(0).toLocaleUpperCase() + word.slice(1) : DAY.format(at);
}

export function element(tag, options = {}, ...children) {
  const { attributes = {}, ...properties } = options;
  const made = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Text as text, never as markup; only addresses become links.
export function withLinks(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(from, match.index));
    parts.push(element("a", { href: match[0], target: "_blank", rel: "noopener noreferrer" }, match[0]));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

export function colour(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return `who-${sum % 8}`;
}
