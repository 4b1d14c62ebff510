/*
 * The service worker of the daily pages. It keeps one page that holds nobody's data and the files of that page, shows
 * it where the house cannot be reached, rescues an answer that was on its way, and sends what waits.
 * BUILD comes before it: {version, scope, shell, files}.
 */
"use strict";
const PREFIX = "warmline-shell-";
const PATIENCE = 10_000; // milliseconds until a network that does not answer counts as none
const { keep, done, sync } = self.warmSender;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(PREFIX + BUILD.version);
    // Asked for without cookies, so that nothing of a person can be in it.
    const wanted = [BUILD.shell, ...BUILD.files].map((path) => new Request(path, { credentials: "omit" }));
    await cache.addAll(wanted);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + BUILD.version);
    for (const name of old) await caches.delete(name);
    await self.clients.claim();
  })());
});

async function shell() {
  return await caches.match(BUILD.shell, { ignoreVary: true }) ?? Response.error();
}

/* A page, or the shell where the network is gone, or is there and brings nothing. */
async function visit(event) {
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, null); });
  try {
    const answer = await Promise.race([fetch(event.request), late]);
    if (!answer || [502, 503, 504].includes(answer.status)) return await shell();
    // Sent elsewhere: perhaps to sign in, because she was signed out on another device.
    if (answer.type === "opaqueredirect") event.waitUntil(sync());
    return answer;
  } catch {
    return shell();
  }
}

async function rescued(form) {
  if (!form.get("item") || !form.get("key")) return false;
  const shown = Number(form.get("shown")) || 0;
  return keep({
    key: form.get("key"),
    item: form.get("item"),
    text: form.has("aloud") ? "" : form.get("text") ?? "",
    grade: Number(form.get("grade")) || null,
    seconds: shown ? Math.max(0, Math.round(Date.now() / 1000) - shown) : 0,
  });
}

/* An answer that is sent while the network goes: it has its key already, so that arriving twice it is one. */
async function hand(event) {
  const copy = event.request.clone();
  try {
    const answer = await fetch(event.request);
    if (answer.type === "opaqueredirect") event.waitUntil(copy.formData().then((form) => done(form.get("item"))));
    return answer;
  } catch {
    if (!await rescued(await copy.formData())) return Response.error();
    await self.registration.sync?.register("warmline-answers").catch(() => {});
    return Response.redirect(BUILD.scope, 303);
  }
}

/* Its name is made from its bytes: what is kept is what the house would send. */
async function file(request) {
  return await caches.match(request, { ignoreVary: true }) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(visit(event));
  else if (request.mode === "navigate") event.respondWith(hand(event));
  else if (BUILD.files.includes(pathname)) event.respondWith(file(request));
});

self.addEventListener("sync", (event) => {
  if (event.tag !== "warmline-answers") return;
  event.waitUntil(sync().then((found) => {
    // The browser tries again after a failure.
    if (found === "away" || found === "later") throw new Error(found);
  }));
});
