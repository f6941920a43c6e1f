// Passkeys: asks the browser for one when a form is sent, and puts its answer into the form.
"use strict";
(() => {
  const keys = window.PublicKeyCredential;
  if (!keys || !keys.parseRequestOptionsFromJSON || !keys.parseCreationOptionsFromJSON) return;

  async function optionsOf(form) {
    if (form.dataset.options) {
      return JSON.parse(document.getElementById(form.dataset.options).textContent);
    }
    const answer = await fetch(form.dataset.from, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  async function askBrowser(form) {
    const options = await optionsOf(form);
    if (form.dataset.passkey === "create") {
      const wanted = options.creation_options.publicKey;
      // Kept on the device, so that it opens the account without an address or a password.
      wanted.authenticatorSelection = {
        ...wanted.authenticatorSelection,
        residentKey: "required", requireResidentKey: true, userVerification: "required",
      };
      return navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(wanted) });
    }
    const wanted = options.request_options.publicKey;
    return navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(wanted) });
  }

  for (const note of document.querySelectorAll("[data-unsupported]")) note.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[data-problem]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      try {
        const found = await askBrowser(form);
        form.elements.credential.value = JSON.stringify(found.toJSON());
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  }
})();
