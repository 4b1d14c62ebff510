/*
 * The conversation page: where the focus goes, and what to say when a reply breaks off. Without it every form works.
 */
(() => {
  "use strict";

  /* After an answer, a hint or a refusal the next thing is to write: the focus goes back to the box. */
  function backToTheBox() {
    const box = document.querySelector("textarea#answer:not([readonly])");
    const next = box ?? document.querySelector("#answer-box .btn.main");
    next?.focus({ preventScroll: true });
  }

  document.addEventListener("htmx:after:swap", (event) => {
    const source = event.detail?.ctx?.sourceElement;
    if (!source?.closest || !(source.id === "answer-form" || source.form?.id === "answer-form")) return;
    document.body.classList.remove("fresh");
    setTimeout(backToTheBox, 0);
  });

  /* A reply that broke off is fetched again by itself; after the second failure a link shows the whole of it. */
  const failures = new WeakMap();
  document.addEventListener("htmx:sse:error", (event) => {
    const line = event.target.closest?.("li");
    if (!line) return;
    const count = (failures.get(line) ?? 0) + 1;
    failures.set(line, count);
    if (count >= 2) line.querySelector(".lost")?.removeAttribute("hidden");
  });
})();
