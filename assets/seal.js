// Locks a report on this very device, where WebCrypto runs; the page says then that it does. Without WebAssembly the same module comes as
// a script. Without this script the form works all the same, and the page says what that means. Nothing is kept: when the page goes, everything here goes.
(() => {
  const { bytes, chance, ask, rootOf, show, reach, get, load, asScript, can } = sealing;
  let keys, begun, code;

  function write() {
    const form = document.querySelector("form[data-sealer]");
    // Files that the server has locked go with a text that it locks.
    if ("taken" in form.dataset) return;
    document.querySelector("[data-server]").hidden = true;
    document.querySelector("[data-browser]").hidden = false;
    if (document.querySelector("#files")) {
      along.begin((words, at) => fail(form, words, at));
      recording.begin();
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      // Another language: nothing that was typed or chosen goes along, all of it is put back.
      if (event.submitter?.name === "l") other(form, event.submitter.value);
      else if (event.submitter?.name !== "add") send(form);
    });
  }

  function fail(form, words, at = "text") {
    const fault = document.querySelector("#fault");
    const link = fault.querySelector("a");
    link.textContent = words;
    link.href = `#${at}`;
    fault.hidden = false;
    fault.focus();
  }

  async function other(form, lang) {
    const typed = [...form.elements].filter((one) => one.id === "text" || one.checked);
    const bare = new URLSearchParams([...new FormData(form)].filter(([name]) => name === "who" || name.startsWith("about-")));
    bare.set("l", lang);
    try {
      const answer = await reach(form.action, { method: "POST", body: bare });
      show(await answer.text());
      const now = document.querySelector("form[data-sealer]");
      for (const one of typed) {
        if (one.id === "text") now.elements.text.value = one.value;
        else for (const same of [].concat(...[now.elements[one.name]].map((all) => all?.length ? [...all] : all ?? []))) same.checked ||= same.value === one.value;
      }
      if (typed.length > 1) now.querySelectorAll("details").forEach((fold) => { fold.open ||= !!fold.querySelector(":checked"); });
      write();
    } catch {
      fail(form, form.dataset.cut);
    }
  }

  async function seal(form) {
    const all = new FormData(form);
    const answers = [...all].filter(([name]) => name.startsWith("q-")).map(([name, value]) => `${name.slice(2)}=${value}`);
    if (all.has("pressure")) answers.push("pressure=yes");
    const how = (all.has("about-police") ? 1 : 0) | (all.has("pressure") ? 2 : 0) | (all.has("copy") ? 4 : 0) | (asScript ? 8 : 0);
    keys ??= await keysOfToday(form);
    const digits = ask(1, [chance(16)]);
    const root = await rootOf(digits, form.dataset.deployment);
    // A form sends line ends as CRLF and the relay reads them as LF: sealed here or there, a text is the same.
    const text = all.get("text").replace(/\r\n/g, "\n");
    const fields = [chance(32), root, keys, bytes(all.getAll("who").join("\n")), bytes(all.get("l")), bytes(text), Uint8Array.of(how), bytes(answers.join("\n")), along.lines()];
    const sealed = ask(2, fields);
    root.fill(0);
    return { digits, sealed };
  }

  async function send(form) {
    const { text, send: button } = form.elements;
    if (!text.value.trim()) return fail(form, form.dataset.empty);
    if (recording.waits()) return fail(form, document.querySelector("[data-record]").dataset.open, "files");
    const words = button.textContent;
    button.disabled = true;
    button.textContent = form.dataset.locking;
    // Until it is known whether it arrived, it stays the same: what is pressed again is the very same report.
    text.readOnly = true;
    along.freeze(true);
    try {
      if (!begun) await along.leaveAll((part) => { button.textContent = `${form.dataset.locking} ${part}`; });
      button.textContent = form.dataset.locking;
      begun ??= await seal(form);
      const files = along.names();
      const answer = await reach(files ? `/r/5?${files}` : "/r/5", { method: "POST", body: begun.sealed, headers: { "content-type": "application/cbor" } });
      const said = await answer.text();
      if (answer.ok) return receipt(said);
      const ours = answer.headers.get("content-type")?.startsWith("text/plain");
      // A refusal of ours: it was not kept. A page of a network in between says nothing about that.
      if (ours && answer.status < 500) {
        begun = undefined;
        text.readOnly = false;
        if (answer.status === 409) along.again();
      }
      fail(form, ours ? said : form.dataset.cut);
    } catch (refusal) {
      if (!begun) text.readOnly = false;
      // Keys that did not come whole, or of yesterday: the next press fetches them anew.
      if (refusal === 1 || refusal === 2) keys = undefined;
      fail(form, typeof refusal === "string" ? refusal : refusal === 3 ? form.dataset.long : form.dataset.cut, typeof refusal === "string" ? "files" : "text");
    }
    if (!begun) along.freeze(false);
    button.disabled = false;
    button.textContent = words;
  }

  /** The code stands on this screen and nowhere else: a page that is closed by mistake asks first. Leaving never does. */
  const guard = (event) => {
    if (!document.documentElement.hidden) event.preventDefault();
  };

  function receipt(html) {
    show(html);
    code = new TextDecoder().decode(begun.digits);
    const places = document.querySelectorAll(".code bdi");
    places.forEach((place, group) => { place.textContent = code.slice(group * 4, group * 4 + 4); });
    addEventListener("beforeunload", guard);
    const form = document.querySelector("main form");
    const typed = document.querySelector("#group");
    form.addEventListener("submit", (event) => {
      const noted = event.submitter?.name === "cannot" || ask(3, [begun.digits, bytes(typed.value)])[0] === 1;
      if (noted) return removeEventListener("beforeunload", guard);
      event.preventDefault();
      document.querySelector("#group-error").hidden = false;
      typed.setAttribute("aria-invalid", "true");
      typed.setAttribute("aria-describedby", "group-error");
      typed.focus();
    });
    document.querySelector("h1").tabIndex = -1;
    document.querySelector("h1").focus();
  }

  const keysOfToday = async ({ dataset }) => new Uint8Array(await get(dataset.keys, "application/cbor"));

  async function begin(form) {
    [keys] = await Promise.all([keysOfToday(form), load(form.dataset)]);
    write();
  }

  const form = document.querySelector("form[data-sealer]");
  if (form && can()) begin(form).catch(() => {});
})();
