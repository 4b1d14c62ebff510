/* Counts the minutes of a huddle, step by step; it can be paused, and makes no sound. Without it the list stands alone. */
(() => {
  "use strict";
  const clock = document.querySelector("[data-huddle-clock]");
  const steps = [...document.querySelectorAll("[data-huddle-step]")];
  if (!clock || !steps.length) return;
  const ends = steps.map((step) => Number(step.dataset.ends) * 60);
  const whole = ends[ends.length - 1];
  const [toggle, again, time, now] = ["toggle", "again", "time", "now"].map((name) =>
    clock.querySelector(`[data-${name}]`));
  let gone = 0; // seconds before the last start
  let since = null; // when it was started, or null while it stands
  let shown = -1;

  const seconds = () => Math.min(whole, gone + (since === null ? 0 : (Date.now() - since) / 1000));
  const words = (left) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;

  function show() {
    const at = seconds();
    const done = at >= whole;
    const place = done ? steps.length : ends.findIndex((end) => at < end);
    time.textContent = words(Math.ceil(whole - at));
    if (place !== shown && (since !== null || at > 0)) {
      shown = place;
      steps.forEach((step, n) => step.toggleAttribute("data-now", n === place));
      steps.forEach((step, n) => (n === place ? step.setAttribute("aria-current", "step") : step.removeAttribute("aria-current")));
      now.textContent = done ? clock.dataset.over : steps[place].dataset.title;
    }
    if (done) since = null;
    toggle.textContent = since !== null ? clock.dataset.pause : at > 0 && !done ? clock.dataset.goOn : clock.dataset.start;
    toggle.hidden = done;
    again.hidden = at === 0 || since !== null;
  }

  toggle.addEventListener("click", () => {
    if (since === null) since = Date.now();
    else { gone = seconds(); since = null; }
    show();
  });
  again.addEventListener("click", () => {
    gone = 0;
    since = null;
    shown = -1;
    steps.forEach((step) => { step.removeAttribute("data-now"); step.removeAttribute("aria-current"); });
    now.textContent = "";
    show();
    toggle.focus();
  });
  clock.hidden = false;
  show();
  setInterval(show, 250);
})();
