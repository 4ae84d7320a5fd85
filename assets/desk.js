// What a desk's pages do better with scripts. A passkey is asked for by the browser, and only a script can tell it to; its
// answer goes into the page's own form. Without this script the password works all the same.
(() => {
  if (!window.PublicKeyCredential) return;
  const show = (selector, shown) => document.querySelectorAll(selector).forEach((one) => { one.hidden = !shown; });
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  show("[data-passkeys]", true);
  show("[data-no-passkeys]", false);

  document.querySelector("button[data-action]")?.addEventListener("click", ({ currentTarget: button }) => {
    button.form.action = button.dataset.action;
    button.form.submit();
  });

  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const options = JSON.parse(form.dataset.options);
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const one of [...options.allowCredentials ?? [], ...options.excludeCredentials ?? []]) one.id = bytes(one.id);

  const ask = async () => {
    show("[data-failed]", false);
    try {
      const { id, rawId, type, response } = await navigator.credentials[form.dataset.passkey]({ publicKey: options });
      const fields = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"];
      const said = Object.fromEntries(fields.filter((name) => name in response).map((name) => [name, text(response[name])]));
      form.elements.answer.value = JSON.stringify({ id, rawId: text(rawId), type, response: said });
      form.submit();
    } catch {
      show("[data-failed]", true);
    }
  };
  document.querySelector("button[data-ask]").addEventListener("click", ask);
  ask();
})();
