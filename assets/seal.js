// Locks a report on this very device, where WebCrypto runs; the page says then that it does. Without WebAssembly the same module comes as
// a script. Without this script the form works all the same, and the page says what that means. Nothing is kept: when the page goes, everything here goes.
(() => {
  const bytes = (text) => new TextEncoder().encode(text);
  const chance = (length) => crypto.getRandomValues(new Uint8Array(length));
  const asScript = !window.WebAssembly;
  let sealer, keys, begun, code;

  /** Asks a question of spec/sealer.md. A refusal is thrown as its number. */
  function ask(question, fields) {
    const { memory, begin, ask: put, answer_at: at, answer_length: length, end } = sealer;
    const packed = new Uint8Array(fields.reduce((sum, field) => sum + 4 + field.length, 0));
    let place = 0;
    for (const field of fields) {
      new DataView(packed.buffer).setUint32(place, field.length, true);
      packed.set(field, place + 4);
      place += 4 + field.length;
    }
    const room = begin(packed.length);
    if (!room) throw 3;
    new Uint8Array(memory.buffer).set(packed, room);
    const refusal = put(question);
    const answer = new Uint8Array(memory.buffer).slice(at(), at() + length());
    end();
    if (refusal) throw refusal;
    return answer;
  }

  /** The root of the receipt's keys: spec/receipt.md. */
  async function rootOf(digits, deployment) {
    const key = await crypto.subtle.importKey("raw", digits.slice(0, 23), "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-512", iterations: 210000, salt: bytes(`zichtbaar receipt v1|${deployment}`) };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, 512));
  }

  /** Puts another page in this one's place. The way out stays where it is, with what it does. */
  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.querySelector("main") || !page.querySelector(".exit")) throw 0;
    document.title = page.title;
    for (const name of ["lang", "dir"]) document.documentElement[name] = page.documentElement[name];
    for (const part of ["header", "main", "footer"]) document.querySelector(part).replaceWith(page.querySelector(part));
    for (const part of [".skip", ".exit a", ".demo"]) {
      const [ours, theirs] = [document, page].map((one) => one.querySelector(part));
      if (ours && theirs) ours.textContent = theirs.textContent;
    }
    scrollTo(0, 0);
  }

  async function load(form) {
    const get = async (address, how) => {
      const answer = await fetch(address, { credentials: "omit", ...how });
      if (!answer.ok) throw 0;
      return answer.arrayBuffer();
    };
    const { dataset } = form;
    const compile = async () => (await WebAssembly.instantiate(await get(dataset.sealer, { integrity: dataset.integrity }))).instance.exports;
    const run = () => new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src: dataset.plain, integrity: dataset.plainIntegrity, onerror: fail });
      script.onload = () => done(zichtbaarSealer);
      document.head.append(script);
    });
    let all;
    [sealer, all] = await Promise.all([asScript ? run() : compile(), get(dataset.keys)]);
    keys = new Uint8Array(all);
  }

  function write() {
    const form = document.querySelector("form[data-sealer]");
    const files = form.elements.file;
    // Files are locked by the server, and then so is the text: the page says so before anything is sent.
    const byServer = () => "taken" in form.dataset || files?.files.length > 0;
    const say = () => {
      document.querySelector("[data-server]").hidden = !byServer();
      document.querySelector("[data-browser]").hidden = byServer();
    };
    say();
    files?.addEventListener("change", say);
    form.addEventListener("submit", (event) => {
      if (byServer()) return;
      event.preventDefault();
      // Another language: nothing that was typed or chosen goes along, all of it is put back.
      if (event.submitter?.name === "l") other(form, event.submitter.value);
      else if (event.submitter?.name !== "add") send(form);
    });
  }

  function fail(form, words) {
    const fault = document.querySelector("#fault");
    const link = fault.querySelector("a");
    link.textContent = words;
    fault.hidden = false;
    fault.focus();
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
    // A form sends line ends as CRLF; what is typed here is sealed as it stands, like what a form sends.
    const text = all.get("text").replace(/\r?\n/g, "\r\n");
    const fields = [chance(32), root, keys, bytes(all.getAll("who").join("\n")), bytes(all.get("l")), bytes(text), Uint8Array.of(how), bytes(answers.join("\n"))];
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
    try {
      begun ??= await seal(form);
      const answer = await fetch("/r/5", { method: "POST", body: begun.sealed, headers: { "content-type": "application/cbor" } });
      const said = await answer.text();
      if (answer.ok) return receipt(said);
      begun = undefined;
      text.readOnly = false;
      fail(form, answer.headers.get("content-type")?.startsWith("text/plain") ? said : form.dataset.cut);
    } catch (refusal) {
      if (!begun) text.readOnly = false;
      fail(form, refusal === 3 ? form.dataset.long : form.dataset.cut);
    }
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

  const form = document.querySelector("form[data-sealer]");
  if (form && window.crypto?.subtle) load(form).then(write, () => {});
})();
