// Lets the board open without a connection. What the network says goes first; the cache stands in for it.
const SHELL = "board-shell-1",
  VIEWS = "board-views-1";
const ASSETS = [
  "/static/web/base.css",
  "/static/web/chat.css",
  "/static/web/mark.svg",
  "/static/web/wire.js",
  "/static/web/format.js",
  "/static/board/board.css",
  "/static/board/cards.css",
  "/static/board/board.js",
  "/static/board/cards.js",
  "/static/board/days.js",
  "/static/board/map.js",
  "/static/board/offline.js",
  "/static/board/share.js",
  "/static/board/icon-192.png",
];
const PATIENCE_MS = 4000;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(ASSETS)));
  skipWaiting();
});

addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => clients.claim()));
});

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith("board-") && ![SHELL, VIEWS].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.includes("/map/")) event.respondWith(cacheFirst(request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(networkFirst(request, SHELL));
  else if (request.mode === "navigate") event.respondWith(networkFirst(request, VIEWS));
});

async function cacheFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function networkFirst(request, name) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok && !answer.redirected) await cache.put(bare(request), answer.clone());
    if (answer.status === 404 || answer.status === 410) await forget(request);
    return answer;
  } catch (problem) {
    const kept = await cache.match(bare(request));
    if (kept) return kept;
    throw problem;
  }
}

const bare = (request) => new URL(request.url).pathname;

// A link that is over leaves nothing behind on this device.
async function forget(request) {
  const views = await caches.open(VIEWS);
  for (const kept of await views.keys()) {
    if (new URL(kept.url).pathname.startsWith(bare(request))) await views.delete(kept);
  }
}
