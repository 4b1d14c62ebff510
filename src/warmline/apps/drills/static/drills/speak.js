/*
 * A button beside the answer box of a drill: press and speak, press again when done; the words arrive in the box, where
 * they can be mended before they count. Shown only where somebody may listen and can.
 */
(() => {
  "use strict";
  const tool = document.querySelector("[data-ear]");
  const box = document.getElementById("words");
  const Ear = globalThis.warmCall?.Ear;
  if (!tool || !box || !Ear) return;
  const { ear: kind, language, listen } = tool.dataset;
  const said = document.getElementById("heard");
  let before = "";
  let busy = false;

  async function send(sound) {
    const token = box.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": token, "Content-Type": sound.type || "application/octet-stream" };
    const answer = await fetch(listen, { method: "POST", body: sound, headers });
    return answer.ok ? (await answer.json()).text : null;
  }

  const ear = new Ear({ kind, language, send });
  if (!ear.can()) return;
  tool.hidden = false;

  function onstate(state) {
    busy = state === "listening";
    tool.setAttribute("aria-pressed", String(busy));
    said.textContent = said.dataset[state] ?? "";
  }

  tool.addEventListener("click", () => {
    if (busy) return ear.stop();
    before = box.value.trim();
    return ear.start({
      free: false,
      onwords: (words) => { box.value = `${before} ${words}`.trim(); },
      onstate,
    });
  });
})();
