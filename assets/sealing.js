// What a page's script seals and opens with: crates/sealer, asked as spec/sealer.md says, and the one slow step of a code by WebCrypto.
const sealing = (() => {
  const bytes = (text) => new TextEncoder().encode(text);
  const words = (read) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(read);
  const chance = (length) => crypto.getRandomValues(new Uint8Array(length));
  const PATIENCE = 120000;
  let sealer;

  /** Byte strings one after the other, each with its length before it. */
  function pack(fields) {
    const packed = new Uint8Array(fields.reduce((sum, field) => sum + 4 + field.length, 0));
    let place = 0;
    for (const field of fields) {
      new DataView(packed.buffer).setUint32(place, field.length, true);
      packed.set(field, place + 4);
      place += 4 + field.length;
    }
    return packed;
  }

  function unpack(packed) {
    const fields = [];
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    for (let place = 0; place < packed.length;) {
      const end = place + 4 + view.getUint32(place, true);
      if (end > packed.length) throw 0;
      fields.push(packed.subarray(place + 4, end));
      place = end;
    }
    return fields;
  }

  /** Asks a question. A refusal is thrown as its number. */
  function ask(question, fields) {
    const { memory, begin, ask: put, answer_at: at, answer_length: length, end } = sealer;
    const packed = pack(fields);
    const room = begin(packed.length);
    if (!room) throw 3;
    new Uint8Array(memory.buffer).set(packed, room);
    packed.fill(0);
    const refusal = put(question);
    const answer = new Uint8Array(memory.buffer).slice(at(), at() + length());
    end();
    if (refusal) throw refusal;
    return answer;
  }

  /** The root of a code's keys: spec/receipt.md. */
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

  /** Asks our own address. A line on which nothing comes for two minutes is cut. */
  const reach = (address, how) => fetch(address, { signal: AbortSignal.timeout?.(PATIENCE), ...how });

  /** Fetches something of ours, of this kind. A page of somebody else's network in between is no answer. */
  async function get(address, kind, how) {
    const answer = await reach(address, { credentials: "omit", ...how });
    if (!answer.ok || answer.headers.get("content-type") !== kind) throw 0;
    return answer.arrayBuffer();
  }

  /** Runs a script of ours that leaves the module behind. */
  function run(src, integrity) {
    return new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src, integrity, onerror: fail });
      script.onload = () => done(zichtbaarSealer);
      document.head.append(script);
    });
  }

  const asScript = !window.WebAssembly;

  /** Makes ready what is asked: a form names it, as WebAssembly and as a script, and the hash it must have. */
  async function load({ sealer: address, integrity, plain, plainIntegrity }) {
    sealer = asScript ? await run(plain, plainIntegrity) : (await WebAssembly.instantiate(await get(address, "application/wasm", { integrity }))).instance.exports;
  }

  const can = () => window.crypto?.subtle;
  return { bytes, words, chance, unpack, ask, rootOf, show, reach, get, load, asScript, can };
})();
