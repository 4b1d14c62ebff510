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

  /* A reply that broke off is fetched again by itself; where that fails too a link shows the whole of it. */
  function lineOf(event) {
    const source = event.detail?.ctx?.sourceElement ?? event.target;
    return source?.closest?.("li.writing");
  }

  function offerTheWhole(line) {
    line.querySelector(".lost")?.removeAttribute("hidden");
  }

  const failures = new WeakMap();
  window.addEventListener("htmx:sse:error", (event) => {
    const line = lineOf(event);
    if (!line) return;
    const count = (failures.get(line) ?? 0) + 1;
    failures.set(line, count);
    if (count >= 2) offerTheWhole(line);
  });

  /* Where not even the first connection came about, the notice about unsent words would be wrong: they were kept. */
  for (const trouble of ["htmx:error", "htmx:response:error"]) {
    window.addEventListener(trouble, (event) => {
      const line = lineOf(event);
      if (!line) return;
      event.stopImmediatePropagation();
      offerTheWhole(line);
    }, true);
  }
})();
