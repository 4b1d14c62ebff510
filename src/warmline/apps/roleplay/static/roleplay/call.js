/*
 * The phone page: hears the agent, speaks for the customer, notices silence, keeps a hold. All of it only fills or sends
 * the answer box; whatever fails is said in words, and typing goes on.
 */
(() => {
  "use strict";
  const { Voice, Ear } = globalThis.warmCall;
  const GRACE = 4000; // milliseconds in which what was heard hands-free can still be changed
  const HELD = 350; // milliseconds after which a press counts as held down

  const dock = document.getElementById("dock");
  if (!dock) return;
  const at = (name) => dock.querySelector(`[data-${name}]`);
  const box = () => document.querySelector("textarea#answer:not([readonly])");
  const form = () => document.getElementById("answer-form");
  const tell = (words) => { at("status").textContent = words ?? ""; };
  const word = (name) => dock.dataset[`words${name[0].toUpperCase()}${name.slice(1)}`];
  const pressed = (button, on) => button?.setAttribute("aria-pressed", String(on));
  let [free, sound, held, speaking] = [false, false, false, false];
  let [over, spokeOver] = [false, false]; // heard while the customer spoke; and her words show that it was she
  let types = !dock.dataset.ear; // she types because nobody may listen to her or no microphone works
  let [going, quiet, holds] = [0, 0, false];

  const address = (number, part) => `${dock.dataset.lines}${number}/voice?branch=${dock.dataset.branch}&part=${part}`;
  const voice = new Voice({
    face: () => document.getElementById("customer-face"),
    house: dock.dataset.houseVoice === "1",
    address,
    language: dock.dataset.language,
  });
  const token = () => document.querySelector("#answer-form [name=csrfmiddlewaretoken]")?.value ?? "";
  const post = (to, body, type) => fetch(to, { method: "POST", body, headers: { "X-CSRFToken": token(), "Content-Type": type } });
  const ear = new Ear({ kind: dock.dataset.ear, language: dock.dataset.language, send });

  async function send(recording) {
    const answer = await Promise.race([
      post(dock.dataset.listenTo, recording, recording.type || "application/octet-stream"),
      new Promise((_, fail) => { setTimeout(() => fail(new Error("slow")), 25_000); }),
    ]);
    return answer.ok ? (await answer.json()).text : null;
  }

  /* --- the customer speaks */

  async function speak(number, text, part = 0) {
    if (!sound) return wait();
    clearTimeout(quiet);
    speaking = true;
    over = spokeOver = false;
    if (free) listen();
    await voice.say(number, text, part);
    speaking = false;
    if (free && !ear.open) listen();
    wait();
  }

  function hush() {
    if (speaking) voice.hush();
    speaking = false;
  }

  const spoken = new WeakSet();
  const newest = () => [...document.querySelectorAll("#chat .them:not(.writing)")].at(-1);

  function sayNewest() {
    const line = newest();
    if (!line || spoken.has(line)) return;
    spoken.add(line);
    const name = line.querySelector(".vh")?.textContent ?? "";
    const text = (line.querySelector(".voice")?.textContent ?? "").slice(name.length);
    const number = line.dataset.said ?? line.id.replace("reply-", "");
    speak(number || dock.dataset.newest, text, Number(line.dataset.part ?? 0));
  }

  new MutationObserver(sayNewest).observe(document.getElementById("chat"), { childList: true, subtree: true });

  /* --- the agent speaks */

  let before = "";
  function listen() {
    const field = box();
    if (!field || held) return;
    before = field.value.trim();
    ear.start({ free, onwords, onstate, onloud });
  }

  function onwords(words) {
    const field = box();
    if (over && words) spokeOver = true;
    if (field) field.value = [before, words].filter(Boolean).join(" ");
  }

  /* She speaks while the customer does: the customer stops. Words that only repeat the customer's come from the speaker. */
  function onloud(words) {
    clearTimeout(quiet);
    if (!speaking) return;
    const theirs = (newest()?.textContent ?? "").toLowerCase();
    const own = words.toLowerCase().split(/\s+/).filter((one) => one && !theirs.includes(one));
    if (words && own.length < 2) return;
    over = true;
    hush();
  }

  function onstate(state) {
    const on = state === "listening";
    over &&= state !== "nothing";
    dock.classList.toggle("listening", on);
    pressed(at("talk"), on && !free);
    tell(word(state === "heard" && free ? "soon" : state));
    if (state === "refused" || state === "down") {
      free = false;
      types = true;
      pressed(at("free"), false);
      box()?.focus();
    }
    if (state === "heard" && free) going = setTimeout(() => form()?.requestSubmit(document.getElementById("send")), GRACE);
    else if (state === "heard") box()?.focus();
    if (state === "nothing" && free && !speaking) listen();
    if (!on) wait();
  }

  /* What she changes counts. Who types for want of a microphone reads, so nothing is said meanwhile; who could speak
     hears the customer to the end, or cuts her short by sending. */
  function change(typed = false) {
    clearTimeout(quiet);
    if (!typed || types) hush();
    if (going) {
      clearTimeout(going);
      going = 0;
      tell(word("heard"));
    }
  }

  /* --- silence and hold */

  function wait() {
    clearTimeout(quiet);
    const seconds = Number(dock.dataset.silence);
    if (!seconds || !sound || held || speaking || ear.open || going || !box()) return;
    quiet = setTimeout(ask, seconds * 1000);
  }

  function ask() {
    if (!box()?.value.trim() && !document.hidden) document.getElementById("silence-form")?.requestSubmit();
  }

  function hold(on) {
    held = on;
    at("back").hidden = !on;
    clearTimeout(quiet);
    if (!on) return;
    hush();
    ear.drop();
    tell(word("hold"));
  }

  /* --- keys */

  /* A short press opens the ear and the next one closes it; a press that is held closes it when it is let go. */
  let [since, closing] = [0, false];
  const toggle = () => (ear.open ? ear.stop() : talk());
  function talk() {
    over = speaking;
    change();
    listen();
  }
  at("talk")?.addEventListener("pointerdown", () => {
    closing = ear.open;
    since = performance.now();
    if (!closing) talk();
  });
  document.addEventListener("pointerup", () => {
    if (!since) return;
    if (closing || performance.now() - since > HELD) ear.stop();
    since = 0;
  });
  at("talk")?.addEventListener("click", (event) => { if (event.detail === 0) toggle(); });

  at("free")?.addEventListener("click", () => {
    free = !free;
    pressed(at("free"), free);
    change();
    if (free) listen();
    else {
      ear.drop();
      dock.classList.remove("listening");
      tell("");
    }
  });

  at("sound").addEventListener("click", () => {
    sound = !sound;
    pressed(at("sound"), sound);
    if (!sound) return hush();
    voice.wake();
    if (!voice.can()) tell(word("mute"));
    const line = newest();
    if (line) spoken.delete(line);
    sayNewest();
  });

  at("back").addEventListener("click", () => {
    hold(false);
    tell("");
    post(dock.dataset.backTo, "", "text/plain").catch(() => null);
    if (free) listen();
    else box()?.focus();
    wait();
  });

  document.addEventListener("input", (event) => { if (event.target.matches("textarea#answer")) change(true); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      change();
      ear.drop();
      dock.classList.remove("listening");
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "answer-form") return;
    holds = event.submitter?.name === "hold";
    if (event.target.elements.over) event.target.elements.over.value = spokeOver || (speaking && !types) ? "1" : "";
    clearTimeout(quiet);
    clearTimeout(going);
    going = 0;
  }, true);
  document.addEventListener("htmx:before:request", (event) => {
    if (event.detail?.ctx?.sourceElement?.id !== "answer-form") return;
    hush();
    ear.drop();
    tell("");
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail ?? {};
    if (ctx?.sourceElement?.id !== "answer-form") return;
    hold(holds && ctx.response?.status === 200);
    holds = false;
    for (const menu of dock.querySelectorAll("details[open]")) menu.open = false;
  });
  /* A silence that could not be told changes nothing: no notice about words that did not arrive. */
  for (const trouble of ["htmx:error", "htmx:response:error"]) {
    addEventListener(trouble, (event) => {
      if (event.detail?.ctx?.sourceElement?.id === "silence-form") event.stopImmediatePropagation();
    }, true);
  }
  addEventListener("pagehide", () => { voice.hush(); ear.drop(); });
})();
