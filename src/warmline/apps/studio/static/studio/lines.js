/* A line that is named beside the text, or on another page by "#line-12": it is selected in the text. Without a script
   the link leads to the text. */
function chooseLine(number) {
  const box = document.getElementById("id_text");
  if (!(box instanceof HTMLTextAreaElement)) return false;
  const lines = box.value.split("\n");
  const wanted = Math.max(1, Math.min(number, lines.length));
  const start = lines.slice(0, wanted - 1).reduce((sum, line) => sum + line.length + 1, 0);
  box.focus();
  box.setSelectionRange(start, start + lines[wanted - 1].length);
  box.scrollTop = Math.max(0, (wanted - 4) * (box.scrollHeight / lines.length));
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-line]") : null;
  if (link && chooseLine(Number(link.dataset.line))) event.preventDefault();
});

const namedLine = /^#line-(\d+)$/.exec(location.hash);
if (namedLine) chooseLine(Number(namedLine[1]));
