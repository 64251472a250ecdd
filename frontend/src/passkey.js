// Passkeys: what needs them is shown where the browser knows them, and a
// passkey that was not used is said in words.

export function offerPasskeys(root) {
  if (window.PublicKeyCredential) {
    for (const form of root.querySelectorAll("[data-passkey]")) form.hidden = false;
  }
  root.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const fault = root.querySelector("[data-passkey-fault]");
    if (fault) fault.hidden = false;
  });
}
