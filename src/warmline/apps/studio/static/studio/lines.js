/* A line that is named beside the text: a click selects it there. Without a script the link leads to the text. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-line]") : null;
  const box = document.getElementById("id_text");
  if (!link || !(box instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  const lines = box.value.split("\n");
  const wanted = Math.min(Number(link.dataset.line), lines.length);
  const start = lines.slice(0, wanted - 1).reduce((sum, line) => sum + line.length + 1, 0);
  box.focus();
  box.setSelectionRange(start, start + lines[wanted - 1].length);
  box.scrollTop = Math.max(0, (wanted - 4) * (box.scrollHeight / lines.length));
});
