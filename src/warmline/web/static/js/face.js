/*
 * <warm-face id="customer-face"> holds one drawn face: moods, speech and gaze, for whichever head stands in it.
 *
 *   face.setMood({ drawing, before, weights, still })   the server has put another pose there
 *   face.say([[viseme, seconds], ...])                  lips; replaces what is left of the last call, then closes
 *   face.look(x, y)                                     eyes, -1..1 from the middle; until rest() or another mood
 *   face.rest()                                         mouth and eyes as the mood has them
 *   warmFace.add(name, make)                            another head for <warm-face data-head="name">
 *
 * An event "mouth" with detail {viseme, seconds} is a call of say. Where less motion is wanted, nothing moves: a mood
 * stands there at once, lips and eyes stay. The words that a screen reader hears come with the drawing, never from here.
 * docs/reference/faces.md says what another head must do.
 */
(() => {
  "use strict";
  const MOVING = ["d", "transform", "cx", "cy", "r", "rx", "ry", "opacity", "stop-opacity", "stroke-width"];
  const LIPS = new Set(["d", "cx", "cy", "rx", "ry", "opacity", "stroke-width"]);
  const NUMBER = /-?\d*\.?\d+/g;
  const MOOD = 180; // milliseconds from one mood to the next
  const LIP = [50, 110]; // milliseconds a mouth takes to reach a shape, at least and at most
  const GAZE = 120; // milliseconds
  const LATE = 150; // milliseconds after which a mouth that hears no more closes
  const FAR = [2.4, 1.6]; // how far an eye looks, in units of the drawing
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const ease = (t) => 1 - (1 - t) ** 3;
  const round = (value) => String(Math.round(value * 100) / 100);

  /* How the text between two attribute values looks: numbers, and what stands between them. */
  function track(before, after) {
    if (before === after) return null;
    const from = before.match(NUMBER)?.map(Number);
    const to = after.match(NUMBER)?.map(Number);
    const words = after.split(NUMBER);
    if (!from || from.length !== to.length || before.split(NUMBER).join("#") !== words.join("#")) return null;
    return (t) => words.reduce((text, word, i) => text + word + (i < to.length ? round(from[i] + (to[i] - from[i]) * t) : ""), "");
  }

  function tracks(oldFace, newFace) {
    const before = [...oldFace.querySelectorAll("*")];
    const after = [...newFace.querySelectorAll("*")];
    if (before.length !== after.length) return [];
    const found = [];
    after.forEach((part, i) => {
      for (const name of MOVING) {
        if (!part.hasAttribute(name) || !before[i].hasAttribute(name)) continue;
        const at = track(before[i].getAttribute(name), part.getAttribute(name));
        if (at) found.push([part, name, at, part.getAttribute(name)]);
      }
    });
    return found;
  }

  /* One movement at a time: draw(0..1) until it is over or another begins. */
  class Motion {
    go(lasts, draw) {
      this.stop();
      const start = performance.now();
      const step = (now) => {
        const t = Math.min(1, Math.max(0, (now - start) / lasts));
        draw(t);
        this.frame = t < 1 ? requestAnimationFrame(step) : 0;
      };
      step(start);
    }

    stop() {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    }
  }

  /* The mouth of one drawing: the numbers of each shape, which the server has drawn into this mood. */
  class Mouth {
    constructor(face) {
      this.group = face.querySelector("[data-part=mouth]");
      this.slots = [...(this.group?.querySelectorAll("*") ?? [])].flatMap((part) =>
        [...part.attributes].filter(({ name }) => LIPS.has(name)).map(({ name, value }) => [part, name, value.split(NUMBER)]));
      this.shapes = new Map([["sil", this.read()]]);
      for (const shape of this.group?.dataset.visemes?.split(";") ?? []) {
        const [viseme, ...numbers] = shape.split(" ");
        this.shapes.set(viseme, numbers.map(Number));
      }
    }

    read() {
      return this.slots.flatMap(([part, name]) => part.getAttribute(name).match(NUMBER)?.map(Number) ?? []);
    }

    draw(from, to, t) {
      let i = 0;
      const next = () => {
        const value = from[i] + (to[i] - from[i]) * t;
        i += 1;
        return round(value);
      };
      for (const [part, name, words] of this.slots) {
        part.setAttribute(name, words.reduce((text, word) => text + next() + word));
      }
    }
  }

  /* The first head: the SVG that the server draws. */
  class DrawnHead {
    mood = new Motion();
    lips = new Motion();
    eyes = new Motion();
    viseme = "sil";

    setMood({ drawing, before, still: atOnce }) {
      const old = this.mouth;
      for (const motion of [this.mood, this.lips, this.eyes]) motion.stop();
      this.face = drawing;
      this.mouth = new Mouth(drawing);
      const speaks = this.viseme !== "sil" && old && before && this.mouth.shapes.has(this.viseme);
      if (!before || atOnce) return;
      this.moving = tracks(before, drawing);
      if (speaks) this.keep(old.read());
      this.mood.go(MOOD, (t) => {
        for (const [part, name, at, end] of this.moving) part.setAttribute(name, t < 1 ? at(ease(t)) : end);
      });
    }

    /* Speech goes on in the new mood from where the lips are. */
    keep(now) {
      if (now.length === this.mouth.shapes.get("sil").length) this.mouth.draw(now, now, 0);
      this.show(this.viseme, 0);
    }

    say(cues) {
      clearTimeout(this.next);
      const [[viseme, seconds = 0] = ["sil"], ...rest] = cues;
      this.show(viseme, seconds);
      if (viseme === "sil" && !rest.length) return;
      const wait = seconds * 1000 + (rest.length ? 0 : LATE);
      this.next = setTimeout(() => this.say(rest), wait);
    }

    show(viseme, seconds) {
      const { mouth } = this;
      if (!mouth?.slots.length) return;
      this.viseme = mouth.shapes.has(viseme) ? viseme : "sil";
      this.moving = this.moving?.filter(([part]) => !mouth.group.contains(part));
      const from = mouth.read();
      const to = mouth.shapes.get(this.viseme);
      const lasts = Math.min(LIP[1], Math.max(LIP[0], seconds * 600));
      this.lips.go(lasts, (t) => mouth.draw(from, to, ease(t)));
    }

    look(x, y) {
      const pupils = [...(this.face?.querySelectorAll("[data-part=gaze]") ?? [])];
      if (!pupils.length) return;
      const to = [x, y].map((value, i) => Math.min(1, Math.max(-1, value)) * FAR[i]);
      const from = pupils[0].getAttribute("transform").match(NUMBER).map(Number);
      this.eyes.go(GAZE, (t) => {
        const at = to.map((value, i) => round(from[i] + (value - from[i]) * ease(t)));
        for (const pupil of pupils) pupil.setAttribute("transform", `translate(${at.join(" ")})`);
      });
    }

    rest() {
      this.say([]);
      this.look(0, 0);
    }

    end() {
      clearTimeout(this.next);
      for (const motion of [this.mood, this.lips, this.eyes]) motion.stop();
    }
  }

  const heads = new Map([["drawn", () => new DrawnHead()]]);
  const lastSeen = new Map();

  class WarmFace extends HTMLElement {
    connectedCallback() {
      this.watcher = new MutationObserver(() => this.change());
      this.watcher.observe(this, { childList: true });
      if (!this.heard) this.addEventListener("mouth", (event) => this.hear(event));
      this.heard = true;
      this.take(lastSeen.get(this.id));
    }

    disconnectedCallback() {
      this.watcher.disconnect();
      this.head.end();
    }

    /* Put a head in: the one that is asked for, or the drawing while that one is not there. */
    take(previous) {
      this.head?.end();
      this.head = (heads.get(this.dataset.head) ?? heads.get("drawn"))(this);
      this.face = null;
      this.change(previous);
    }

    change(previous = this.face) {
      const next = this.querySelector("svg.face");
      if (!next || next === this.face) return;
      this.face = next;
      if (this.id) lastSeen.set(this.id, next);
      const same = previous && previous !== next && previous.dataset.face === next.dataset.face;
      const weights = Object.fromEntries((next.dataset.mood ?? "").split(" ").filter(Boolean).map((one) => {
        const [mood, weight] = one.split(":");
        return [mood, Number(weight)];
      }));
      this.setMood({ drawing: next, before: same ? previous : null, weights, still: still() });
    }

    /* A sentence may outlive its element: the server puts a new one in the place while it is heard. */
    hear({ detail }) {
      const here = this.isConnected ? this : document.getElementById(this.id);
      here?.say?.([[detail.viseme, detail.seconds]]);
    }

    setMood(mood) { this.head.setMood(mood); }
    say(cues) { if (!still()) this.head.say(cues); }
    look(x, y) { if (!still()) this.head.look(x, y); }
    rest() { this.head.rest(); }
  }

  function add(name, make) {
    heads.set(name, make);
    for (const face of document.querySelectorAll("warm-face")) if (face.dataset.head === name) face.take?.();
  }

  globalThis.warmFace = { add };
  if (!customElements.get("warm-face")) customElements.define("warm-face", WarmFace);
})();
