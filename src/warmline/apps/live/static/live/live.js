/*
 * A talk of two: hears that it went on, fetches what is new, sends without leaving the page. Without it every form works,
 * and "Look for new words" shows the rest. No word is kept here but in the page itself.
 */
(() => {
  "use strict";

  function begin() {
    const desk = document.querySelector("[data-live]");
    if (!desk) return;
    document.documentElement.classList.add("js");
    const { events, page, news } = desk.dataset;
    const { status } = desk.dataset;
    const chat = document.getElementById("chat");
    const form = document.getElementById("live-form");
    const lost = document.getElementById("lost");
    let last = Number(desk.dataset.lines);
    let fetching = false;
    let again = false;

    /* A phone begins with the guidance folded: the talk and the box come first. */
    const guidance = document.getElementById("guidance");
    if (guidance && window.matchMedia("(max-width: 760px)").matches) guidance.open = false;

    const onward = () => window.location.assign(page);

    function connected(yes) {
      if (!lost) return;
      const words = yes ? "" : lost.dataset.lost;
      if (lost.textContent !== words) lost.textContent = words;
    }

    async function refresh() {
      if (fetching) { again = true; return; }
      fetching = true;
      try {
        const reply = await fetch(`${news}?after=${last}`, { headers: { "X-Live": "1" } });
        if (!reply.ok) throw new Error("no news");
        take(await reply.json());
        connected(true);
      } catch {
        connected(false);
      } finally {
        fetching = false;
        if (again) { again = false; refresh(); }
      }
    }

    /* What the server drew, as elements; a script in it would not run. */
    const read = (html) => [...new DOMParser().parseFromString(html, "text/html").body.children];

    function take(found) {
      if (found.over) { onward(); return; }
      for (const line of read(found.html)) {
        if (Number(line.dataset.number) > last) chat.append(line);
      }
      last = Math.max(last, found.last);
      for (const part of ["guide", "portrait"]) {
        if (found[part]) document.getElementById(part).replaceChildren(...read(found[part]));
      }
      if (found.guide) {
        document.getElementById("guide-mood").textContent = document.querySelector("#guide .mood").textContent;
      }
      if (found.brief) for (const brief of document.querySelectorAll("[data-brief]")) brief.replaceChildren(...read(found.brief));
    }

    const stream = new EventSource(`${events}?status=${status}&lines=${last}`);
    stream.addEventListener("moved", (event) => {
      if (event.data !== status) { stream.close(); onward(); }
      else if (news && Number(event.lastEventId) > last) refresh();
    });
    /* The stream ends by itself every minute and comes again; what was said between is fetched at once. */
    let broken = 0;
    stream.addEventListener("error", () => {
      broken ||= window.setTimeout(() => connected(false), 4000);
    });
    stream.addEventListener("open", () => {
      if (broken && news) refresh();
      window.clearTimeout(broken);
      broken = 0;
    });

    if (!form) return;
    const box = form.querySelector("textarea");
    const problem = form.querySelector(".error");
    let sending = false;

    function complain(words) {
      problem.textContent = words;
      problem.hidden = !words;
      box.toggleAttribute("aria-invalid", Boolean(words));
    }

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (sending) return;
      sending = true;
      const sent = box.value;
      try {
        const reply = await fetch(form.action, {
          method: "POST", body: new FormData(form), headers: { "X-Live": "1" },
        });
        if (reply.status !== 200 && reply.status !== 422) throw new Error("not sent");
        const found = await reply.json();
        complain(found.error ?? "");
        if (!found.error) {
          form.elements.key.value = found.key;
          if (box.value === sent) box.value = "";
          document.getElementById("opening-hint")?.remove();
          await refresh();
        }
      } catch {
        /* The key stays: sent again, the same words are saved once. */
        complain(form.dataset.unsent);
      } finally {
        sending = false;
        box.focus();
      }
    });
    box.focus({ preventScroll: true });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
