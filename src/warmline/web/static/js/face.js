/*
 * <warm-face id="customer-face"> holds one drawn face. When the server puts another pose of the same person into it,
 * the drawing moves from the old numbers to the new ones in 180 ms. Both drawings have the same parts, so only numbers
 * differ. Without a script, or where less motion is wanted, the new picture simply stands there.
 */
const MOVING = ["d", "transform", "cx", "cy", "r", "rx", "ry", "opacity", "stop-opacity", "stroke-width"];
const NUMBER = /-?\d*\.?\d+/g;
const DURATION = 180;
const lastSeen = new Map();

/* How the text between two attribute values looks: numbers, and what stands between them. */
function track(before, after) {
  if (before === after) return null;
  const from = before.match(NUMBER)?.map(Number);
  const to = after.match(NUMBER)?.map(Number);
  const words = after.split(NUMBER);
  if (!from || from.length !== to.length || before.split(NUMBER).join("#") !== words.join("#")) return null;
  return (t) => words.reduce((text, word, i) => {
    const next = i < to.length ? String(Math.round((from[i] + (to[i] - from[i]) * t) * 100) / 100) : "";
    return text + word + next;
  }, "");
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

function ease(t) {
  return 1 - (1 - t) ** 3;
}

class WarmFace extends HTMLElement {
  connectedCallback() {
    this.watcher = new MutationObserver(() => this.change());
    this.watcher.observe(this, { childList: true });
    this.face = null;
    this.change(lastSeen.get(this.id));
  }

  disconnectedCallback() {
    this.watcher.disconnect();
    cancelAnimationFrame(this.frame);
  }

  change(previous = this.face) {
    const next = this.querySelector("svg.face");
    if (!next || next === this.face) return;
    this.face = next;
    if (this.id) lastSeen.set(this.id, next);
    if (previous && previous !== next && previous.dataset.face === next.dataset.face) this.move(previous, next);
  }

  move(previous, next) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    cancelAnimationFrame(this.frame);
    const moving = tracks(previous, next);
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - start) / DURATION));
      for (const [part, name, at, end] of moving) part.setAttribute(name, t < 1 ? at(ease(t)) : end);
      if (t < 1) this.frame = requestAnimationFrame(step);
    };
    step(start);
  }
}

if (!customElements.get("warm-face")) customElements.define("warm-face", WarmFace);
