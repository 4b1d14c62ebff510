/*
 * The conversation page: where the focus goes, and what to say when a reply breaks off. Without it every form works.
 */
(() => {
  "use strict";

  /* After an answer, a hint or a refusal the server sends a new answer box; the next thing is to write in it. */
  function toTheBox() {
    document.body.classList.remove("fresh");
    const box = document.querySelector("textarea#answer:not([readonly])");
    const next = box ?? document.querySelector("#answer-box .btn.main");
    if (!next) return;
    next.focus({ preventScroll: true });
    if (box) box.setSelectionRange(box.value.length, box.value.length);
  }

  function watch() {
    const talk = document.querySelector(".talk");
    if (!talk) return;
    const isBox = (node) => node.id === "answer-box";
    new MutationObserver((changes) => {
      if (changes.some((change) => [...change.addedNodes].some(isBox))) toTheBox();
    }).observe(talk, { childList: true });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();

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
