/*
 * Brings home what was answered without a network, then fetches what is next. Pages and the service worker share it.
 * Nothing is let go before the house has said that it has it; sent twice it is one answer.
 */
(() => {
  "use strict";
  if (!globalThis.warmHeld) return;
  const { all, put, drop, holder, wipe, meet } = globalThis.warmHeld;
  const LOT = 50;

  const inOrder = async () => (await all("queue")).sort((one, other) => one.order - other.order);

  /*
   * Keep an answer until it is sent, and return whether that is done: not where the phone is empty, or somebody else's
   * than `answer.person` by now. `at` is this phone's clock; the order is hers whatever the clock does.
   */
  async function keep(answer) {
    const held = await holder();
    if (!held || (answer.person ?? held.person) !== held.person) return false;
    const waiting = await inOrder();
    const order = 1 + (waiting.at(-1)?.order ?? 0);
    const text = (answer.text ?? "").replace(/\p{Surrogate}/gu, "");
    await put("queue", { ...answer, text, at: Date.now(), order, schema: held.schema, person: held.person });
    await done(answer.item);
    return true;
  }

  /* An item that was answered is not shown again from this phone's set. */
  async function done(item) {
    const held = await holder();
    if (held) await put("holder", { ...held, items: held.items.filter((each) => each.id !== item) });
  }

  async function post(held, token, answers) {
    const parcel = { schema: held.schema, person: held.person, slip: held.slip, clock: Date.now(), answers };
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    const body = JSON.stringify(parcel);
    const answer = await fetch(held.addresses.answers, { method: "POST", headers, body, redirect: "error" });
    return answer.ok ? answer.json() : null;
  }

  async function send(held, token) {
    for (let lot = await inOrder(); lot.length; lot = await inOrder()) {
      const told = await post(held, token, lot.slice(0, LOT));
      if (!told) return false;
      // What came home is noted before it is let go: a phone that dies in between tells it twice, and loses nothing.
      await put("notes", ...told.kept.map((key) => ({ key: `kept ${key}`, kind: "kept" })));
      await put("notes", ...told.read.map((each) => ({ key: each.address, kind: "read", ...each })));
      const gone = [...told.kept, ...told.known, ...told.strange];
      if (!gone.length) return false;
      await drop("queue", ...gone);
    }
    return true;
  }

  async function fetchNext(bundle, held, met) {
    const answer = await fetch(bundle, { cache: "no-store", redirect: "error" });
    if (!answer.ok) return;
    const told = await answer.json();
    // Somebody else signed in between the two questions: what is held is not hers to replace.
    if (met && told.person !== met.person) return;
    const key = `${told.person}.${told.signIn}`;
    await put("holder", { ...told, key });
    if (held && held.key !== key) await drop("holder", held.key);
  }

  async function round(bundle) {
    const held = await holder();
    const met = held && await meet(held);
    if (held && !met) return "away";
    if (met && met.standing !== "here") {
      if (met.standing === "ended") await wipe((await all("queue")).length);
      return met.standing;
    }
    const isHers = held && met.person === held.person;
    if (held && !isHers) await wipe((await all("queue")).length);
    if (isHers && !await send(held, met.token)) return "later";
    await fetchNext(bundle ?? held.addresses.bundle, isHers ? held : null, met);
    return "here";
  }

  /*
   * One at a time, whoever asks: tabs, the worker. Returns "here" (all is sent), "away" (no network), "later" (the
   * house could not take it now), "out" (sign in again), "ended" (signed out elsewhere: all is deleted).
   */
  async function sync(bundle) {
    try {
      if (!bundle && !await holder()) return "away";
      if (!navigator.locks) return await round(bundle);
      return await navigator.locks.request("warmline-held", () => round(bundle));
    } catch {
      return "away";
    }
  }

  globalThis.warmSender = { keep, done, sync };
})();
