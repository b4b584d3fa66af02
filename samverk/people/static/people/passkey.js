// Shows what passkeys need where the browser has them, and tells when one was not used.
const forms = {
  login: { start: "loginForm", button: "login" },
  // The library's form for signing up asks for what the server said, without changing it.
  add: { start: "signupForm", button: "signup" },
};
if (window.PublicKeyCredential) {
  for (const place of document.querySelectorAll("[data-passkey]")) {
    place.hidden = false;
    const form = forms[place.dataset.passkey];
    if (!form) continue;
    allauth.webauthn.forms[form.start]({
      ids: { [form.button]: "passkey", credential: "credential", data: "wish" },
    });
  }
} else {
  for (const place of document.querySelectorAll("[data-no-passkey]")) place.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("[data-passkey-failed]").hidden = false;
});
