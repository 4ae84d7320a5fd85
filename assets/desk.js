// What a desk's pages do better with scripts: a page that nobody uses covers itself, keeps what was being typed and locks the
// session; and a passkey is asked for by the browser, which only a script can tell to, the answer going into the page's own form.
// Without this script the server locks all the same, and the password works.
(() => {
  const lock = document.querySelector("form[data-idle]");
  if (!lock) return;
  let used = Date.now();
  let typed;
  const covered = () => { document.body.hidden = true; document.title = "…"; };
  const go = async () => {
    covered();
    // A server that is not there would answer with the browser's own page, and the text would be gone.
    try { await fetch("/health", { method: "HEAD", redirect: "manual" }); } catch { return; }
    if (!typed?.isConnected || typed.method !== "post") return lock.submit();
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "lock-now", value: "1" });
    // What was typed is kept; a file is not sent for that.
    for (const file of typed.querySelectorAll("input[type=file]")) file.disabled = true;
    typed.append(field);
    typed.submit();
  };
  for (const what of ["input", "keydown", "pointerdown", "scroll"]) {
    addEventListener(what, (event) => {
      if (document.body.hidden) return;
      used = Date.now();
      if (what === "input") typed = event.target.form ?? typed;
    }, { capture: true, passive: true });
  }
  // By the clock and not by one long timer: a machine that slept has not been used either.
  const look = () => { if (Date.now() - used > lock.dataset.idle * 1000) go(); };
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
})();
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
(() => {
  // Text for an official report: selected by hand where no script runs.
  const button = document.querySelector("button[data-copies]");
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    try { await navigator.clipboard.writeText(field.value); button.textContent = button.dataset.done; } catch { field.focus(); }
  });
})();

// A sheet that is filled in while somebody speaks saves itself a moment after each word; without this script its button does.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const pause = 3000;
  let timer;
  let busy;
  let changed = false;
  let over = false;
  const say = (which) => form.querySelectorAll("[data-state]").forEach((one) => { one.hidden = one.dataset.state !== which; });
  const later = () => { clearTimeout(timer); timer = setTimeout(save, pause); };
  const sent = async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", "autosave");
    changed = false;
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, redirect: "manual" });
      if (answer.status === 200) {
        form.elements.version.value = await answer.text();
        say("saved");
      } else if (answer.status === 409) {
        over = true;
        say("changed");
      } else if (answer.status === 422) say("wrong");
      else {
        say("unsaved");
        changed = true;
      }
    } catch {
      say("unsaved");
      changed = true;
    }
    busy = undefined;
    if (changed && !over) later();
  };
  const save = () => {
    clearTimeout(timer);
    if (!over && !busy && changed && !document.body.hidden) busy = sent();
  };
  form.addEventListener("input", () => { changed = true; later(); });
  // What is on its way arrives first, so that nobody meets their own words as somebody else's.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!busy) { over = true; return; }
    event.preventDefault();
    const { submitter } = event;
    busy.then(() => { over = true; form.requestSubmit(submitter); });
  });
})();
