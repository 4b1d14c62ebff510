/* A line that is named beside the text is selected in it. Without a script the link leads to the text. */
function selectLine(number) {
  const box = document.getElementById("id_text");
  if (!(box instanceof HTMLTextAreaElement)) return false;
  const lines = box.value.split("\n");
  const at = Math.max(1, Math.min(number, lines.length)) - 1;
  const start = lines.slice(0, at).join("\n").length + (at ? 1 : 0);
  box.focus();
  box.setSelectionRange(start, start + lines[at].length);
  box.scrollTop = Math.max(0, (at - 3) * (box.scrollHeight / lines.length));
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-line]") : null;
  if (link && selectLine(Number(link.dataset.line))) event.preventDefault();
});
