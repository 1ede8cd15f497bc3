// Shows what is about passkeys where the browser knows them, and says it when one could not be used.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const problem = document.querySelector("[data-passkey-problem]");
  if (problem && event.detail.exception?.name !== "AbortError") problem.hidden = false;
});
