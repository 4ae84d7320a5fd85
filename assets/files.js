// Files that go along: chosen, looked at, listed, locked piece by piece, and left part by part; a line that breaks goes on where it was.
// What is wrong is said by the page (`fail`); its words stand on the fold that holds the fields.
const along = (() => {
  const { bytes, chance, ask, reach } = sealing;
  const MOST = 104857600;
  const hex = (all) => [...all].map((one) => one.toString(16).padStart(2, "0")).join("");
  // Sealed bytes that leave at once: spec/message.md, "Attachments".
  const PART = 4 * (65536 + 16);
  let chosen = [];
  let fail;

  const fold = () => document.querySelector("[data-many]");
  const size = () => chosen.reduce((sum, one) => sum + one.file.size, 0);
  const again = () => { chosen = chosen.map(({ file }) => ({ file })); };

  /** Whether these are the first bytes of a program, or of a page that a browser would run. */
  async function harms(file) {
    const start = new TextDecoder("latin1").decode(await file.slice(0, 64).arrayBuffer());
    return /^(MZ|\x7fELF|#!(?!AMR|SILK)|(\xef\xbb\xbf)?\s*<)/.test(start);
  }

  const kindOf = ({ type }) => ({ image: "picture", audio: "sound", video: "film", text: "text" })[type.split("/")[0]]
    ?? (type === "application/pdf" ? "pdf" : /zip|compressed|tar$/.test(type) ? "archive" : "office");

  /** Takes these into the list of what goes along. */
  async function add(picked) {
    const { many, large, nothing, program } = fold().dataset;
    for (const file of picked) {
      const same = ({ file: one }) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified;
      if (chosen.some(same)) continue;
      const fault = chosen.length === 10 ? many : size() + file.size > MOST ? large : !file.size ? nothing : await harms(file) ? program : "";
      if (fault) fail(fault.replace("\ufffc", file.name), "files");
      else chosen.push({ file });
    }
    list();
  }

  function list() {
    const input = document.querySelector("#files");
    if (!input) return;
    const { remove, mb } = fold().dataset;
    const items = chosen.map((one) => {
      const item = document.createElement("li");
      const name = Object.assign(document.createElement("bdi"), { textContent: one.file.name });
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: remove });
      button.setAttribute("aria-label", `${remove} ${one.file.name}`);
      button.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== one);
        if (one.id) reach(`/r/6/${one.id}`, { method: "DELETE" }).catch(() => {});
        list();
        input.focus();
      });
      item.append(name, ` (${mb.replace("\ufffc", Math.ceil(one.file.size / 1e6))}) `, button);
      return item;
    });
    input.parentElement.querySelector("ul")?.remove();
    if (!items.length) return;
    const all = document.createElement("ul");
    all.setAttribute("aria-labelledby", "files-l");
    all.append(...items);
    input.before(all);
    fold().open = true;
  }

  /** Makes the fields of the page that is shown ours. */
  function begin(says) {
    fail = says;
    document.querySelector("p:has(> [name=add])")?.remove();
    for (const input of document.querySelectorAll("[type=file]")) {
      const take = () => {
        const picked = [...input.files];
        input.value = "";
        return add(picked);
      };
      input.addEventListener("change", take);
      // Chosen before this script ran.
      take();
    }
    list();
  }

  /** Asks until there is an answer of ours; a refusal is thrown in the words of the page. A page of a network in between is no answer. */
  async function tell(address, how, given = /^$/) {
    for (let pause = 1000; ; pause *= 3) {
      const answer = await reach(address, how).catch(() => {});
      const said = await answer?.text().catch(() => {});
      if (answer?.ok && said !== undefined && given.test(said)) return said;
      const refused = said && !answer.ok && answer.headers.get("content-type")?.startsWith("text/plain");
      if (refused && answer.status === 409) again();
      if (refused && answer.status !== 503) throw said;
      if (pause > 9000) throw refused ? said : 0;
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  /** Locks a file piece by piece and lets its parts go; called again, it goes on where it was. */
  async function leave(one, say) {
    if (!one.key) {
      const start = ask(4, [chance(32)]);
      Object.assign(one, { key: start.slice(0, 16), held: start.slice(16), at: 0, place: 0 });
    }
    one.id ??= await tell("/r/6", { method: "POST" }, /^[0-9a-f]{64}$/);
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

  /** All of them; `say` is told how many of a hundred bytes have left. */
  async function leaveAll(say) {
    const done = () => chosen.reduce((sum, one) => sum + (one.at ?? 0), 0);
    for (const one of [...chosen]) await leave(one, () => say(`${Math.floor(done() / size() * 100)} %`));
  }

  /** One a line, as the sealer takes them. */
  const lines = () => bytes(chosen.map(({ file, id, key, hash }) => `${id} ${hex(key)} ${hex(hash)} ${file.size} ${kindOf(file)} ${file.name.replace(/\s/g, " ")}`).join("\n"));
  /** Their names at the relay, for an address. */
  const names = () => chosen.map(({ id }) => `f=${id}`).join("&");
  const freeze = (still) => document.querySelectorAll("ul button, [type=file], [data-record] button").forEach((one) => { one.disabled = still; });

  function forget() {
    for (const { key, held } of chosen) [key, held].forEach((one) => one?.fill(0));
    chosen = [];
  }

  /** Bytes that can still be added. */
  const room = () => (chosen.length < 10 ? MOST - size() : 0);
  const refuse = () => fail(chosen.length < 10 ? fold().dataset.large : fold().dataset.many, "files");

  return { begin, add, leaveAll, lines, names, freeze, again, forget, room, refuse };
})();
