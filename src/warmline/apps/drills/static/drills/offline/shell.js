/*
 * The page of a phone without a network: one drill or card after the other from what the phone holds, each graded by
 * herself. What stands on the page comes from <template data-screen> and from the store; nothing from anywhere else.
 *   [data-fill=NAME]  takes the text of that name; [data-do=NAME] is a button; [data-stage=ADDRESS] is where screens
 *   appear, with the page to go on to; [data-tell=STANDING] is shown when the house was reached
 */
(() => {
  "use strict";
  const stage = document.querySelector("[data-stage]");
  if (!stage || !globalThis.warmSender) return;
  const { all, holder, wipe } = globalThis.warmHeld;
  const { keep, sync } = globalThis.warmSender;
  const deeds = {};
  let held = null;
  let total = 0;
  let now = null; // what is being answered: {item, text, since}

  function show(name, words = {}) {
    const screen = document.querySelector(`template[data-screen="${name}"]`).content.cloneNode(true);
    for (const place of screen.querySelectorAll("[data-fill]")) place.textContent = words[place.dataset.fill] ?? "";
    for (const place of screen.querySelectorAll("[data-if]")) place.hidden = !words[place.dataset.if];
    const bar = screen.querySelector("progress");
    if (bar) {
      bar.max = total;
      bar.value = total - held.items.length;
    }
    const isFirst = !stage.querySelector("h1[tabindex]");
    document.body.classList.toggle("thin", name === "drill" || name === "card");
    stage.replaceChildren(screen);
    window.scrollTo(0, 0);
    if (!isFirst) stage.querySelector("h1").focus();
  }

  const isFresh = () => held && held.until > Date.now();

  async function start() {
    now = null;
    held = await holder();
    const waiting = (await all("queue")).length;
    const lost = (await all("notes")).find((note) => note.key === "lost")?.count;
    if (!held) return show("empty", { lost });
    if (!isFresh()) return show("old", { waiting });
    total = Math.max(total, held.items.length);
    return show(held.items.length ? "start" : "over", { count: held.items.length, waiting });
  }

  const place = () => ({ number: total - held.items.length + 1, of: total });

  function next() {
    const item = held.items[0];
    if (!item) return start();
    now = { item, text: "", since: Date.now() };
    return show(item.kind, { ...item, ...place() });
  }

  function compare(text) {
    const [one, other] = now.item.good;
    now.text = text;
    show("compare", {
      ...now.item, ...place(), text, aloud: !text, one: one.say, oneWhy: one.why, other: other.say, otherWhy: other.why,
      trap: now.item.trap.say, trapWhy: now.item.trap.why,
    });
  }

  /* Where the browser can, the worker is woken when the network is back, whether or not this page is still open. */
  function wish() {
    navigator.serviceWorker.ready.then((registration) => registration.sync?.register("warmline-answers")).catch(() => {});
  }

  async function grade(value) {
    const seconds = Math.min(180, Math.round((Date.now() - now.since) / 1000));
    const { item, text } = now;
    const answer = { key: crypto.randomUUID(), item: item.id, text, grade: value, seconds, person: held.person };
    if (!await keep(answer)) return start();
    wish();
    held = await holder();
    return next();
  }

  deeds.next = next;
  deeds.aloud = () => compare("");
  deeds.stop = start;
  deeds.reveal = (button) => {
    button.hidden = true;
    stage.querySelector("[data-hidden]").hidden = false;
    stage.querySelector("[data-hidden] h2").focus();
  };
  deeds.grade = (button) => { button.disabled = true; return grade(Number(button.value)); };
  deeds.empty = (button) => { button.hidden = true; stage.querySelector("[data-sure]").hidden = false; };
  deeds.sure = async () => { await wipe(); await start(); };

  stage.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-do]");
    if (button) deeds[button.dataset.do](button);
  });

  stage.addEventListener("submit", (event) => {
    event.preventDefault();
    const box = stage.querySelector("#words");
    const text = box.value.trim();
    stage.querySelector("#words-error").hidden = Boolean(text);
    box.setAttribute("aria-invalid", String(!text));
    if (text) compare(text);
    else box.focus();
  });

  /* Back in reach: what waits is sent. Somebody in the middle of an answer is not disturbed. */
  async function home(event) {
    const before = (await all("queue")).length;
    const found = await sync();
    for (const line of document.querySelectorAll("[data-tell]")) {
      line.hidden = line.dataset.tell !== found;
      for (const place of line.querySelectorAll("[data-count]")) place.textContent = before;
    }
    if (found === "ended") await start();
    // Only where the network itself came back: a house that answers halfway would send her round in a ring.
    if (found === "here" && now === null && event?.type === "online") location.replace(stage.dataset.stage);
  }

  window.addEventListener("online", home);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) home(); });
  start().then(() => (navigator.onLine ? home() : null)).catch(() => show("empty"));
})();
