// Opens the thread on this very device, where WebCrypto runs; the page says then that it does. Without WebAssembly the same module comes
// as a script. The code never leaves this device. Nothing is kept: when the page goes, everything here goes, and coming back asks for the code again.
(() => {
  const { bytes, words, chance, unpack, ask, rootOf, show, reach, load, asScript, can } = sealing;
  const PLACE = "\u{FFFC}";
  const TRIES = 5;
  const DONE = { 2: "done-2", 3: "done-3", 4: "done-4", 6: "done-6" };
  const ASKED = 3;
  const all = (what) => [...document.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  /** The root of the code's keys; what lies in the mailbox; the pages; what was read; what they say and name. */
  let root, sealed, pages, read, told, minutes;
  let view = 0, typed = "", busy = false, last = Date.now();
  /** The decision whose page is open: who asked, and its name. */
  let chosen;
  /** What was pressed and is not known to have arrived, by page: sent again byte for byte, so nothing is done twice. */
  const begun = new Map();

  const lines = (field) => words(field).split("\n").filter(Boolean);

  function fail(says, at) {
    const fault = one("#fault");
    if (!fault) return;
    fault.querySelector("a").textContent = says;
    fault.querySelector("a").href = `#${at ?? one("main textarea, main input:not([type=hidden]), main fieldset")?.id ?? "main"}`;
    fault.hidden = false;
    fault.focus();
  }

  /** The mailbox as it is now, with its pages in a language. What is wrong is thrown: a sentence, or a number. */
  async function look(lang) {
    const knock = ask(8, [root]);
    const answer = await reach(`/m/7?l=${lang}`, { method: "POST", body: knock, credentials: "omit", headers: { "content-type": "application/cbor" } });
    const kind = answer.headers.get("content-type") ?? "";
    if (!answer.ok && kind.startsWith("text/plain")) throw await answer.text();
    if (!answer.ok || kind !== "application/octet-stream") throw 0;
    const [lies, ...shown] = unpack(new Uint8Array(await answer.arrayBuffer()));
    const [notes, own, ...places] = unpack(ask(9, [root, lies]));
    const [readers, ever, due] = unpack(notes);
    [sealed, pages] = [lies, shown.map(words)];
    read = { readers: lines(readers), ever: lines(ever), due: words(due), own: unpack(own).map(words), places: places.map(unpack) };
    told = of(new DOMParser().parseFromString(pages[0], "text/html"));
  }

  /** What the page of the thread holds for all of them: sentences, days, names. */
  function of(page) {
    const part = (id) => page.querySelector(`template#${id}`);
    const values = (id) => [...part(id).content.querySelectorAll("data")];
    return {
      ...part("say").dataset,
      ...part("orgs").dataset,
      days: Object.fromEntries(values("days").map((day) => [day.getAttribute("value"), day.textContent])),
      names: Object.fromEntries(values("orgs").map((org) => [org.getAttribute("value"), org.textContent])),
      ask: Object.fromEntries(values("ask").map((one) => [one.getAttribute("value"), one.textContent])),
      months: values("months").map((month) => month.textContent),
      police: values("orgs").filter((org) => org.className === "police").map((org) => org.getAttribute("value")),
    };
  }

  const name = (org) => told.names[org] ?? `\u2068${org}\u2069`;
  function day(number) {
    const date = new Date(number * 86400000);
    const put = { d: date.getUTCDate(), z: date.getUTCFullYear() };
    return told.days[number] ?? told.months[date.getUTCMonth()].replace(/\uFFFC(\w)/g, (_, sign) => put[sign]);
  }

  function joined(named) {
    return named.length > 1 ? named.slice(0, -1).join(told.between) + told.and + named.at(-1) : named.join("");
  }

  const names = (orgs) => joined(orgs.map(name));

  /** What was asked, one field a name, and what it says. */
  function asked([, on, org, , id, withOrg, withName, person, why, other, what, until, stand, some, later]) {
    const put = (sentence, values) => told.ask[sentence].replace(/\uFFFC(\w)/g, (_, sign) => values[sign]);
    const parts = (field) => joined(lines(field).map((part) => `\u2068${told.ask[`part-${part}`]}\u2069`));
    const house = words(withName) || name(words(withOrg) || words(org));
    const state = words(stand);
    const says = {
      open: "", part: () => put("said-part", { p: parts(some) }), later: () => put("said-later", { d: day(words(later)) }),
      back: told.ask["said-back"], over: told.ask.over, yes: told.ask["said-yes"], no: told.ask["said-no"],
    }[state];
    return {
      org: words(org), id: words(id), on: words(on), what: lines(what),
      question: put("question", {
        w: words(person) ? `${words(person)} (${house})` : house, p: parts(what),
        y: words(why) === "other" ? words(other) : told.ask[`for-${words(why)}`], d: day(words(until)),
      }),
      stand: typeof says === "function" ? says() : says,
      answers: ["open", "no", "later"].includes(state),
      back: ["yes", "part"].includes(state),
      police: [words(org), words(withOrg)].some((one) => told.police.includes(one)),
    };
  }

  const decisions = () => read.places.filter(([kind]) => kind[0] === ASKED).map(asked);
  const decision = () => decisions().find(({ org, id }) => chosen && org === chosen.org && id === chosen.id);

  /** One of the pages, with its places filled in: as text, whatever somebody wrote. */
  function go(to, done) {
    recording.stop();
    const about = to === 9 ? decision() : undefined;
    if (to === 9 && !about) return go(1);
    view = to;
    show(pages[to === 9 ? 5 : to - 1]);
    const { readers, ever, due, own } = read;
    const is = (org) => told.police.includes(org);
    const holds = {
      due: due !== "", stays: due === "", readers: readers.length > 0, nobody: readers.length === 0, copy: own.length > 0, "no-copy": own.length === 0,
      stand: Boolean(about?.stand), answers: about?.answers, "takes-back": about?.back, parts: about?.what.length > 1, "asked-police": about?.police,
      unanswered: read.places.length === 0, police: readers.some(is), "police-ever": ever.some(is), [done]: true,
    };
    const puts = { due: day(due), names: names(readers), copy: own[0], from: about && name(about.org), question: about?.question, stand: about?.stand };
    for (const part of all("[data-when]")) part.hidden = !holds[part.dataset.when];
    for (const part of all("[data-put]")) if (!part.hidden) part.textContent = part.textContent.replace(PLACE, () => puts[part.dataset.put] ?? "");
    if (to === 1) read.places.forEach(said);
    if (about?.answers) about.what.forEach(partly);
    if (to === 2) write();
    if (to === 3) choose();
    if (to === 4) readers.forEach(stoppable);
    // What can be done twice without harm is made anew from what the page shows now; words are not.
    for (const page of [...begun.keys()]) if (page !== 2) begun.delete(page);
    if (begun.has(to)) freeze(to);
    if (busy && to === 2) {
      freeze(to);
      one("main form button:not([type])").disabled = true;
    }
    one("h1").tabIndex = -1;
    one("h1").focus();
  }

  const piece = (id) => one(`template#${id}`).content.cloneNode(true);

  /** One place in the thread. */
  function said([kind, on, org, lang, text, ...rest]) {
    const thread = one(".thread");
    if (kind[0] === 2) {
      const forged = piece("forged");
      forged.querySelector("small").textContent = day(words(on));
      return thread.append(forged);
    }
    if (kind[0] === 1 || kind[0] === 4) thread.append(piece("gap"));
    if (kind[0] === 4) return;
    if (kind[0] === ASKED) return thread.append(question(asked([kind, on, org, lang, text, ...rest])));
    const reply = piece("reply");
    const from = reply.querySelector("h2");
    from.textContent = from.textContent.replace(PLACE, () => name(words(org)));
    reply.querySelector("small").textContent = day(words(on));
    const bubble = reply.querySelector(".bubble");
    bubble.lang = words(lang);
    bubble.dir = /-[a-z]{4}(-|$)/i.test(bubble.lang) ? "auto" : told.leftwards.split(" ").includes(bubble.lang.split("-")[0].toLowerCase()) ? "rtl" : "ltr";
    bubble.textContent = words(text);
    thread.append(reply);
  }

  function question(one) {
    const article = piece("asked");
    const from = article.querySelector("h2");
    from.textContent = from.textContent.replace(PLACE, () => name(one.org));
    article.querySelector("small").textContent = day(one.on);
    article.querySelector(".bubble").textContent = one.question;
    article.querySelector("b").textContent = one.stand;
    if (!one.stand) article.querySelector("b").parentNode.remove();
    const link = article.querySelector("a");
    if (!one.answers && !one.back) link.parentNode.remove();
    link.href = `/m/9?c=${decisions().findIndex(({ org, id }) => org === one.org && id === one.id)}`;
    link.textContent = one.answers ? told.ask.answer : told.ask.back;
    return article;
  }

  function partly(part) {
    const choices = one("#parts");
    const choice = choices.querySelector("template").content.cloneNode(true);
    choice.querySelector("input").value = part;
    choice.querySelector("span").textContent = told.ask[`part-${part}`];
    choices.append(choice);
  }

  function write() {
    one("#text").value = typed;
    if (!one("#files")) return;
    along.begin(fail);
    recording.begin();
  }

  function choose() {
    for (const card of all("[data-reader]")) card.hidden = !read.readers.includes(card.dataset.reader);
    for (const box of all("input[name=who]")) box.checked = !box.disabled && read.readers.includes(box.value);
  }

  function stoppable(org) {
    const choices = one("#who");
    const choice = choices.querySelector("template").content.cloneNode(true);
    const box = choice.querySelector("input");
    // With one reader there is nothing to choose.
    [box.value, box.checked] = [org, read.readers.length === 1];
    choice.querySelector("span").textContent = name(org);
    choices.append(choice);
  }

  /** What a page wishes: its number, organisations and words, as the sealer takes them; a sentence if there is nothing to wish. */
  function wished(page, said) {
    const ticked = () => all("input[name=who]:checked").map((box) => box.value);
    switch (page) {
      case 2:
        if (!read.readers.length) throw told.nobody;
        if (!typed.trim()) throw told.empty;
        if (recording.waits()) throw one("[data-record]").dataset.open;
        return [1, [], typed];
      case 3: {
        // Who reads and cannot be chosen today stays.
        const open = all("input[name=who]:enabled").map((box) => box.value);
        return [one("input[name=copy]:checked") ? 3 : 2, [...read.readers.filter((org) => !open.includes(org)), ...ticked()], ""];
      }
      case 4:
        if (!ticked().length) throw told.none;
        return [4, ticked(), ""];
      case 9: {
        const [parts, ticked] = ["", ":checked"].map((which) => all(`input[name=part]${which}`).map((box) => box.value));
        if (said === "part" && [0, parts.length].includes(ticked.length)) throw told.part;
        return [7, [chosen.org], [chosen.id, said, ...(said === "part" ? ticked : [])].join("\n")];
      }
      case 5:
        return [5, [], ""];
      default:
        return [6, [], ""];
    }
  }

  /** Until it is known whether it arrived, it stays the same. */
  function freeze(page, still = true) {
    if (page === 2) {
      one("#text").readOnly = still;
      along.freeze(still);
    }
    for (const box of all("main input:not([data-closed])")) {
      if (still && box.disabled) box.dataset.closed = "";
      else box.disabled = still;
    }
  }

  async function send(page, [number, orgs, text]) {
    const lang = document.documentElement.lang;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const how = Uint8Array.of(asScript ? 8 : 0);
      const files = page === 2 ? along.lines() : bytes("");
      if (!begun.has(page)) begun.set(page, ask(10, [chance(32), root, sealed, Uint8Array.of(number), how, bytes(orgs.join("\n")), bytes(text), files]));
      const named = page === 2 ? along.names() : "";
      const answer = await reach(`/m/8?l=${lang}${named && `&${named}`}`, { method: "POST", body: begun.get(page), credentials: "omit", headers: { "content-type": "application/cbor" } });
      if (answer.status === 204) {
        await look(lang);
        begun.delete(page);
        return;
      }
      const kind = answer.headers.get("content-type") ?? "";
      const ours = kind.startsWith("text/plain");
      const moved = answer.status === 409 && !kind;
      if (moved || (ours && answer.status < 500)) begun.delete(page);
      // Files that are not there any more are left anew.
      if (ours && answer.status === 409) along.again();
      if (!moved) throw ours && !answer.ok ? await answer.text() : 0;
      // Another tab was faster: look again, and make it anew.
      await look(lang);
    }
    throw 0;
  }

  async function wish(form, pressed) {
    const page = view === 1 ? 6 : view;
    const button = page === 9 ? pressed : form.querySelector("button:not([type])");
    // Enter answers nothing.
    if (page === 9 && !button?.value) return;
    if (page === 9) begun.delete(9);
    const label = button.textContent;
    // Somebody who looks at another page while their files leave comes back to the same message under way.
    if (busy) return;
    try {
      const what = wished(page, button.value);
      busy = true;
      button.disabled = true;
      if (page === 2) button.textContent = told.locking;
      freeze(page);
      if (page === 2 && !begun.has(2)) await along.leaveAll((part) => { button.textContent = `${told.locking} ${part}`; });
      if (!root) return;
      await send(page, what);
      if (page === 2) {
        typed = "";
        along.forget();
      }
      busy = false;
      go(1, page === 9 ? `done-${button.value === "back" ? 8 : 7}` : DONE[page]);
    } catch (refusal) {
      busy = false;
      if (!root) return;
      if (form.isConnected) {
        button.disabled = false;
        button.textContent = label;
        if (!begun.has(page) || page === 9) freeze(page, false);
      } else if (view === page) go(page);
      else return;
      // It was answered in another tab, or is over: what the page says now is what holds.
      if (page === 9 && refusal === 1) return go(9), fail(told.closed);
      fail(sentence(refusal, told, page === 2 ? told.unsent : told.cut));
    }
  }

  const sentence = (refusal, says, cut) => (typeof refusal === "string" ? refusal : { 2: says.gone, 3: says.long, 4: says.unknown }[refusal] ?? cut);

  /** The code: what is wrong with it is said here, before anybody is asked. */
  async function enter(form) {
    const { code, text } = form.elements;
    const says = form.dataset;
    const button = form.querySelector("button");
    try {
      const [[fault], digits] = unpack(ask(7, [bytes(code.value)]));
      const lengths = one("#lengths").content.children;
      if (fault) throw [0, says.digits, lengths[words(digits)]?.textContent ?? says.check, says.check][fault];
      button.disabled = true;
      root = await rootOf(digits, says.deployment);
      digits.fill(0);
      await look(form.elements.l.value);
      typed = text?.value ?? "";
      code.value = "";
      minutes = says.minutes;
      go(typed ? 2 : 1);
    } catch (refusal) {
      wipe();
      button.disabled = false;
      code.setAttribute("aria-invalid", "true");
      fail(sentence(refusal, says, says.cut));
    }
  }

  async function other(lang) {
    try {
      await look(lang);
      go(view);
    } catch (refusal) {
      if (root) fail(sentence(refusal, told, told.cut));
    }
  }

  function wipe() {
    root?.fill(0);
    begun.forEach((kept) => kept.fill(0));
    begun.clear();
    along.forget();
    recording.forget();
    root = sealed = pages = read = told = chosen = undefined;
    [view, typed, busy] = [0, "", false];
  }

  function leave() {
    document.documentElement.hidden = true;
    location.replace("/x");
  }

  /** A page that nobody has used for a while goes, also when the device slept meanwhile. */
  const idle = () => root && Date.now() - last > minutes * 60000 && leave();

  function begin(form) {
    one("[data-server]").hidden = true;
    one("[data-browser]").hidden = false;
    addEventListener("submit", (event) => {
      event.preventDefault();
      if (root && view) wish(event.target, event.submitter);
      else if (event.target === form) enter(form);
    });
    addEventListener("click", (event) => {
      const to = view && event.target.closest("a[href]")?.getAttribute("href");
      if (!to || !/^\/(m|x$)/.test(to)) return;
      event.preventDefault();
      if (to === "/x") leave();
      else if (to.includes("?l=")) other(to.split("?l=")[1]);
      else if (to.startsWith("/m/9")) {
        chosen = decisions()[Number(to.split("=")[1])];
        go(9);
      } else go(Number(to.split("/")[2]));
    });
    addEventListener("input", (event) => { if (event.target.id === "text" && view === 2) typed = event.target.value; });
    for (const sign of ["keydown", "pointerdown", "input", "scroll"]) addEventListener(sign, () => { last = Date.now(); }, { capture: true, passive: true });
    setInterval(idle, 5000);
    document.addEventListener("visibilitychange", idle);
    addEventListener("pagehide", () => {
      if (view) one("main").replaceChildren();
      wipe();
    });
    addEventListener("pageshow", (event) => event.persisted && location.replace(`/m?l=${document.documentElement.lang}`));
  }

  const form = one("form[data-sealer]");
  if (form && can()) load(form.dataset).then(() => begin(form), () => {});
})();
