// The board without a connection: the shell and the last view are kept in the browser's own cache.
const VIEWS = "board-views-1";

export async function keep(here, view) {
  try {
    const kept = await caches.open(VIEWS);
    await kept.put(`${here}/view.json`, Response.json(view));
    const picture = view.sections.map?.picture;
    if (picture) await drawn(kept, `${here}/map/${picture}.svg`);
    document.documentElement.dataset.drawn = picture ?? "";
  } catch {
    /* no cache here, or it is full: the board works while it is connected */
  }
}

async function drawn(kept, picture) {
  if (await kept.match(picture)) return;
  await kept.add(picture);
  for (const old of await kept.keys()) {
    const path = new URL(old.url).pathname;
    const same = path.startsWith(picture.slice(0, picture.lastIndexOf("/") + 1));
    if (same && path !== picture) await kept.delete(old);
  }
}

export async function remembered(here) {
  try {
    const found = await (await caches.open(VIEWS)).match(`${here}/view.json`);
    return found ? await found.json() : null;
  } catch {
    return null;
  }
}

export async function work(here) {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/board/sw.js", { scope: "/board/" });
    await navigator.serviceWorker.ready;
    await (await caches.open(VIEWS)).add(here);
    document.documentElement.dataset.kept = "yes";
  } catch {
    /* not allowed here: the board works while it is connected */
  }
}
