/*
 * Small helps on top of pages that already work without a script:
 *   form[data-once]      a second click sends nothing twice
 *   textarea[data-keep]  what is typed survives a swap of its form; in memory only, never in storage
 *   [data-send-keys]     Ctrl or Cmd with Enter sends the form of this text box
 *   [data-focus]         takes the focus when it appears (the summary of errors)
 *   details[data-menu]   closes on Escape and on a click elsewhere
 *   [data-dialog="id"]   opens the <dialog> of that id; without a script its page link is followed
 *   [data-print]         prints the page
 *   [data-say]           is read out politely when it appears
 */
const drafts = new Map();
const busy = new WeakSet();

function say(words) {
  const place = document.getElementById("announce");
  if (!place || !words) return;
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = words; });
}

function keepDraft(box) {
  if (box.value) drafts.set(box.id, box.value);
  else drafts.delete(box.id);
}

function arrive(root) {
  if (!(root instanceof Element)) return;
  const within = (selector) => [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  for (const box of within("textarea[data-keep]")) {
    if (!box.value && drafts.has(box.id)) box.value = drafts.get(box.id);
  }
  for (const part of within("[data-say]")) say(part.dataset.say || part.textContent.trim());
  within("[data-focus]")[0]?.focus();
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-keep]")) keepDraft(event.target);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (busy.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  busy.add(form);
  event.submitter?.setAttribute("aria-disabled", "true");
}, true);

function release(form) {
  if (!(form instanceof HTMLFormElement)) return;
  busy.delete(form);
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

/* The server has the words: only then is the draft let go. */
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  const form = ctx?.sourceElement?.closest?.("form");
  release(form);
  if (!form || !ctx.response || ctx.response.status >= 400) return;
  for (const box of form.querySelectorAll("textarea[data-keep]")) {
    drafts.delete(box.id);
    if (box.isConnected && form.hasAttribute("data-clears")) box.value = "";
  }
});

for (const trouble of ["htmx:error", "htmx:response:error"]) {
  document.addEventListener(trouble, (event) => {
    release(event.detail?.ctx?.sourceElement?.closest?.("form"));
    const notice = document.querySelector("[data-trouble]");
    if (notice) notice.hidden = false;
    say(notice?.textContent.trim());
  });
}

document.addEventListener("htmx:before:request", () => {
  const notice = document.querySelector("[data-trouble]");
  if (notice) notice.hidden = true;
});

document.addEventListener("htmx:after:swap", (event) => {
  arrive(event.detail?.ctx?.target ?? event.target);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("[data-send-keys]")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
  if (event.key === "Escape") closeMenus(null);
});

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu === except) continue;
    const held = menu.contains(document.activeElement);
    menu.open = false;
    if (held) menu.querySelector("summary").focus();
  }
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  closeMenus(event.target.closest("details[data-menu]"));
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.closest("[data-print]")) {
    event.preventDefault();
    window.print();
  }
});

/* A page brought back by the browser's Back button must not stay locked. */
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(release));

arrive(document.documentElement);
