// The chats this browser has been in.
import { day, element } from "./format.js";

const section = document.getElementById("recent");
let chats = [];
try {
  chats = JSON.parse(localStorage.getItem("pathfinder.chats") || "[]");
} catch {
  /* no store, no list */
}
for (const { name, path, at } of chats) {
  if (!/^\/chat\/[\w.-]+$/.test(path)) continue;
  section
    .querySelector("ul")
    .append(element("li", {}, element("a", { href: path }, name, element("small", {}, day(at)))));
  section.hidden = false;
}
