/*
 * On the daily pages while there is a network: the service worker is put in place, what waits is sent, what is next is
 * fetched, and what came home is told. Without a service worker nothing is held, and all works as before.
 *   [data-offline]     the part of the page; data-worker, data-scope, data-bundle are addresses
 *   [data-tell=NAME]   shown when there is something to tell; [data-count] in it is the number
 */
(() => {
  "use strict";
  const part = document.querySelector("[data-offline]");
  if (!part || !navigator.serviceWorker || !globalThis.warmSender) return;
  const { all, drop, holder } = globalThis.warmHeld;
  const { sync } = globalThis.warmSender;
  const { worker, scope, bundle } = part.dataset;

  function tell(name, count) {
    const line = document.querySelector(`[data-tell="${name}"]`);
    line.hidden = !count;
    for (const place of line.querySelectorAll("[data-count]")) place.textContent = count;
    return line;
  }

  function links(list, rows) {
    list.replaceChildren(...rows.map((row) => {
      const link = document.createElement("a");
      link.href = row.address;
      link.textContent = row.opening;
      link.className = "voice";
      const line = document.createElement("li");
      line.append(link);
      return line;
    }));
  }

  async function show() {
    const [held, waiting, notes] = await Promise.all([holder(), all("queue"), all("notes")]);
    const read = notes.filter((note) => note.kind === "read");
    const home = tell("home", notes.filter((note) => note.kind === "kept").length);
    links(home.querySelector("ul"), read);
    home.querySelector("[data-read]").hidden = !read.length;
    tell("lost", notes.find((note) => note.key === "lost")?.count);
    tell("waiting", waiting.length);
    tell("held", held?.items.length);
  }

  async function go() {
    const registration = await navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" });
    const found = await sync(bundle);
    if (found === "ended") location.reload();
    if ((await all("queue")).length) await registration.sync?.register("warmline-answers").catch(() => {});
    await show();
  }

  part.addEventListener("click", async (event) => {
    const away = event.target.closest?.("[data-away]");
    if (!away) return;
    const isLost = away.dataset.away === "lost";
    const gone = (await all("notes")).filter((note) => (note.key === "lost") === isLost);
    await drop("notes", ...gone.map((note) => note.key));
    await show();
  });

  /* Only where the browser itself offers it. */
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    const line = document.querySelector('[data-tell="install"]');
    line.hidden = false;
    line.querySelector("button").addEventListener("click", () => {
      line.hidden = true;
      event.prompt();
    }, { once: true });
  });

  const quietly = () => { go().catch(() => {}); };
  window.addEventListener("online", quietly);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) quietly(); });
  quietly();
})();
