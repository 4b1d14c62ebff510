/* Says in words that a passkey did not work; without this the page would stay silent. */
document.addEventListener("allauth.error", (event) => {
  const trouble = document.querySelector("[data-passkey-trouble]");
  if (!trouble) return;
  event.preventDefault();
  trouble.hidden = false;
});
document.addEventListener("click", () => {
  const trouble = document.querySelector("[data-passkey-trouble]");
  if (trouble) trouble.hidden = true;
}, true);
