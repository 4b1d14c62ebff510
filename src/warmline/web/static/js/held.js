/*
 * What this browser holds for one person while there is no network, and how it leaves. The one script that opens a
 * store; pages and the service worker share it. Each deed opens the store anew, so that no other tab waits for it.
 *   holder  one row: whose it is (key "person.sign-in"), the slip, addresses, what is next
 *   queue   answers that are not sent yet
 *   notes   what to tell when a page is open again: how many were deleted, which came home
 * In pages it also looks at each visit whether what is held is still this person's, and empties all before a sign-out:
 *   [data-person]      the mark of who is signed in
 *   form[data-leaves]  signs out; data-leaves="drops" does so without asking about what is not sent
 *   [data-unsent]      shown where something is not sent; [data-count] in it is how many
 */
(() => {
  "use strict";
  if (!globalThis.indexedDB) return;
  const NAME = "warmline-held";
  const VERSION = 1;
  const STORES = ["holder", "queue", "notes"];

  function open(version) {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(NAME, version);
      asked.onupgradeneeded = () => {
        const known = asked.result.objectStoreNames;
        for (const name of STORES) if (!known.contains(name)) asked.result.createObjectStore(name, { keyPath: "key" });
      };
      asked.onblocked = () => reject(new Error("held by another tab"));
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        asked.result.onversionchange = () => asked.result.close();
        resolve(asked.result);
      };
    });
  }

  /* A page of an earlier build may meet a store that a later one made: rows only ever gain fields. */
  async function opened() {
    try {
      return await open(VERSION);
    } catch (fault) {
      if (fault?.name !== "VersionError") throw fault;
      return open();
    }
  }

  async function within(name, mode, deed) {
    const base = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const deal = base.transaction(name, mode, { durability: "strict" });
        const asked = deed(deal.objectStore(name));
        deal.oncomplete = () => resolve(asked?.result);
        deal.onerror = deal.onabort = () => reject(deal.error);
      });
    } finally {
      base.close();
    }
  }

  const all = (name) => within(name, "readonly", (store) => store.getAll());
  const put = (name, ...rows) => within(name, "readwrite", (store) => { for (const row of rows) store.put(row); });
  const drop = (name, ...keys) => within(name, "readwrite", (store) => { for (const key of keys) store.delete(key); });
  const holder = async () => (await all("holder"))[0];
  const isHeld = async () => !indexedDB.databases || (await indexedDB.databases()).some((base) => base.name === NAME);
  const unsent = async () => (await isHeld() ? (await all("queue")).length : 0);

  function drown() {
    return new Promise((resolve) => {
      const asked = indexedDB.deleteDatabase(NAME);
      asked.onsuccess = asked.onerror = asked.onblocked = resolve;
    });
  }

  /* Rows first: deleting the whole store waits where another tab is at work in it. `lost` is told later, as a count. */
  async function wipe(lost = 0) {
    for (const name of STORES) await within(name, "readwrite", (store) => store.clear());
    if (lost) await put("notes", { key: "lost", count: lost });
    else await drown();
  }

  /* Who is signed in, as the house says; null where it cannot be reached. */
  async function meet(held) {
    try {
      const headers = { "Warmline-Slip": held.slip };
      const answer = await fetch(held.addresses.hello, { headers, cache: "no-store", redirect: "error" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  globalThis.warmHeld = { all, put, drop, holder, wipe, meet, unsent };
  if (!globalThis.document) return;

  async function guard() {
    const held = await isHeld() && await holder();
    if (!held) return;
    const here = document.querySelector("[data-person]")?.dataset.person;
    const met = here ? { standing: "here", person: here } : await meet(held);
    const isGone = met?.standing === "ended" || (met?.standing === "here" && met.person !== held.person);
    if (isGone) await wipe((await all("queue")).length);
  }

  async function forget() {
    if (await isHeld()) await wipe();
    localStorage.clear();
    sessionStorage.clear();
    for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name);
    for (const each of await navigator.serviceWorker?.getRegistrations() ?? []) await each.unregister();
  }

  /* Storage that does not answer must keep nobody signed in: the house tells the browser to forget as well. */
  const soon = (deed, instead) => Promise.race([
    deed.catch(() => instead),
    new Promise((resolve) => { setTimeout(resolve, 3000, instead); }),
  ]);

  /* Where something waits she is asked first, on the page of signing out; there it is her answer. */
  async function leave(form) {
    if (form.dataset.leaves !== "drops" && await soon(unsent(), 0)) {
      location.assign(form.action);
      return;
    }
    await soon(forget());
    HTMLFormElement.prototype.submit.call(form);
  }

  async function warn() {
    const notice = document.querySelector("[data-unsent]");
    const count = notice ? await unsent() : 0;
    if (!count) return;
    notice.querySelector("[data-count]").textContent = count;
    notice.hidden = false;
  }

  /* On the window: before app.js, whose guard against a second click comes after. */
  window.addEventListener("submit", (event) => {
    if (!event.target.matches?.("form[data-leaves]")) return;
    event.preventDefault();
    event.stopPropagation();
    leave(event.target);
  }, true);

  guard().then(warn).catch(() => {});
})();
