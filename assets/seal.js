// Locks a report on this very device, where WebCrypto runs; the page says then that it does. Without WebAssembly the same module comes as
// a script. Without this script the form works all the same, and the page says what that means. Nothing is kept: when the page goes, everything here goes.
(() => {
  const { bytes, chance, ask, rootOf, show, get, load, asScript, can } = sealing;
  const hex = (all) => [...all].map((one) => one.toString(16).padStart(2, "0")).join("");
  // Sealed bytes that leave at once: spec/message.md, "Attachments".
  const PART = 4 * (65536 + 16);
  let keys, begun, code;
  let chosen = [];

  function write() {
    const form = document.querySelector("form[data-sealer]");
    // Files that the server has locked go with a text that it locks.
    if ("taken" in form.dataset) return;
    document.querySelector("[data-server]").hidden = true;
    document.querySelector("[data-browser]").hidden = false;
    document.querySelector("p:has(> [name=add])")?.remove();
    for (const input of form.querySelectorAll("[type=file]")) {
      input.addEventListener("change", () => add(form, input));
      add(form, input);
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

  /** Whether these are the first bytes of a program, or of a page that a browser would run. */
  async function harms(file) {
    const start = new TextDecoder("latin1").decode(await file.slice(0, 64).arrayBuffer());
    return /^(MZ|\x7fELF|#!(?!AMR|SILK)|(\xef\xbb\xbf)?\s*<)/.test(start);
  }

  const kindOf = ({ type }) => ({ image: "picture", audio: "sound", video: "film", text: "text" })[type.split("/")[0]]
    ?? (type === "application/pdf" ? "pdf" : /zip|compressed|tar$/.test(type) ? "archive" : "office");

  /** Takes what was chosen into the list of files that go along. */
  async function add(form, input) {
    const { many, large, nothing, program } = form.dataset;
    const picked = [...input.files];
    input.value = "";
    for (const file of picked) {
      const same = ({ file: one }) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified;
      if (chosen.some(same)) continue;
      const size = chosen.reduce((sum, one) => sum + one.file.size, file.size);
      const fault = chosen.length === 10 ? many : size > 104857600 ? large : !file.size ? nothing : await harms(file) ? program : "";
      if (fault) fail(form, fault.replace("\ufffc", file.name), "files");
      else chosen.push({ file });
    }
    list(form);
  }

  function list(form) {
    const input = form.querySelector("#files");
    const items = chosen.map((one) => {
      const item = document.createElement("li");
      const name = Object.assign(document.createElement("bdi"), { textContent: one.file.name });
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: form.dataset.remove });
      button.setAttribute("aria-label", `${form.dataset.remove} ${one.file.name}`);
      button.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== one);
        if (one.id) fetch(`/r/6/${one.id}`, { method: "DELETE" }).catch(() => {});
        list(form);
        input.focus();
      });
      item.append(name, ` (${form.dataset.mb.replace("\ufffc", Math.ceil(one.file.size / 1e6))}) `, button);
      return item;
    });
    input.parentElement.querySelector("ul")?.remove();
    if (!items.length) return;
    const all = document.createElement("ul");
    all.setAttribute("aria-labelledby", "files-l");
    all.append(...items);
    input.before(all);
    input.closest("details").open = true;
  }

  /** Asks until there is an answer; a refusal is thrown in the words of the page. */
  async function tell(address, how) {
    for (let pause = 1000; ; pause *= 3) {
      const answer = await fetch(address, how).catch(() => {});
      if (answer?.ok) return answer.text();
      if (answer && answer.status !== 503) {
        if (answer.status === 409) chosen = chosen.map(({ file }) => ({ file }));
        throw answer.headers.get("content-type")?.startsWith("text/plain") ? await answer.text() : 0;
      }
      if (pause > 9000) throw 0;
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  /** Locks a file piece by piece and lets its parts go; called again, it goes on where it was. */
  async function leave(one, say) {
    if (!one.key) {
      const start = ask(4, [chance(32)]);
      Object.assign(one, { key: start.slice(0, 16), held: start.slice(16), at: 0, place: 0 });
    }
    one.id ??= await tell("/r/6", { method: "POST" });
    while (!one.gone) {
      const room = PART + (one.place ? 0 : 16);
      while (!one.hash && one.held.length < room) {
        let sealed;
        if (one.at < one.file.size) {
          const piece = new Uint8Array(await one.file.slice(one.at, one.at + 65536).arrayBuffer());
          if (!piece.length) throw 0;
          sealed = ask(5, [piece]);
          one.at += piece.length;
        } else {
          const end = ask(6, []);
          if (end[0]) one.hash = end.slice(1, 33);
          sealed = end.slice(end[0] ? 33 : 1);
        }
        const more = new Uint8Array(one.held.length + sealed.length);
        more.set(one.held);
        more.set(sealed, one.held.length);
        one.held = more;
      }
      await tell(`/r/6/${one.id}/${one.place}`, { method: "PUT", body: one.held.slice(0, room) });
      one.held = one.held.slice(room);
      one.place++;
      say();
      if (one.hash && !one.held.length) one.gone = !await tell(`/r/6/${one.id}`, { method: "POST" });
    }
  }

  async function leaveAll(form, button) {
    const size = chosen.reduce((sum, one) => sum + one.file.size, 0);
    const say = () => {
      const done = chosen.reduce((sum, one) => sum + (one.at ?? 0), 0);
      button.textContent = `${form.dataset.locking} ${Math.floor(done / size * 100)} %`;
    };
    for (const one of [...chosen]) await leave(one, say);
  }

  async function other(form, lang) {
    const typed = [...form.elements].filter((one) => one.id === "text" || one.checked);
    const bare = new URLSearchParams([...new FormData(form)].filter(([name]) => name === "who" || name.startsWith("about-")));
    bare.set("l", lang);
    try {
      const answer = await fetch(form.action, { method: "POST", body: bare });
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
    const digits = ask(1, [chance(16)]);
    const root = await rootOf(digits, form.dataset.deployment);
    // A form sends line ends as CRLF and the relay reads them as LF: sealed here or there, a text is the same.
    const text = all.get("text").replace(/\r\n/g, "\n");
    const files = chosen.map(({ file, id, key, hash }) => `${id} ${hex(key)} ${hex(hash)} ${file.size} ${kindOf(file)} ${file.name.replace(/\s/g, " ")}`);
    const fields = [chance(32), root, keys, bytes(all.getAll("who").join("\n")), bytes(all.get("l")), bytes(text), Uint8Array.of(how), bytes(answers.join("\n")), bytes(files.join("\n"))];
    const sealed = ask(2, fields);
    root.fill(0);
    return { digits, sealed };
  }

  async function send(form) {
    const { text, send: button } = form.elements;
    if (!text.value.trim()) return fail(form, form.dataset.empty);
    const words = button.textContent;
    button.disabled = true;
    button.textContent = form.dataset.locking;
    // Until it is known whether it arrived, it stays the same: what is pressed again is the very same report.
    text.readOnly = true;
    form.querySelectorAll("ul button, [type=file]").forEach((one) => { one.disabled = true; });
    try {
      if (!begun) await leaveAll(form, button);
      begun ??= await seal(form);
      button.textContent = form.dataset.locking;
      const files = chosen.map(({ id }) => `f=${id}`).join("&");
      const answer = await fetch(files ? `/r/5?${files}` : "/r/5", { method: "POST", body: begun.sealed, headers: { "content-type": "application/cbor" } });
      const said = await answer.text();
      if (answer.ok) return receipt(said);
      begun = undefined;
      text.readOnly = false;
      if (answer.status === 409) chosen = chosen.map(({ file }) => ({ file }));
      fail(form, answer.headers.get("content-type")?.startsWith("text/plain") ? said : form.dataset.cut);
    } catch (refusal) {
      if (!begun) text.readOnly = false;
      fail(form, typeof refusal === "string" ? refusal : refusal === 3 ? form.dataset.long : form.dataset.cut, typeof refusal === "string" ? "files" : "text");
    }
    if (!begun) form.querySelectorAll("ul button, [type=file]").forEach((one) => { one.disabled = false; });
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

  async function begin({ dataset }) {
    const [all] = await Promise.all([get(dataset.keys), load(dataset)]);
    keys = new Uint8Array(all);
    write();
  }

  const form = document.querySelector("form[data-sealer]");
  if (form && can(form.dataset)) begin(form).catch(() => {});
})();
