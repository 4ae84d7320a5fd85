// Working through many with the keyboard. Each key presses what stands on the page: a link, a button, a field; without this script they
// are all there. By the letter that a key writes and never by its place, so that AZERTY and QWERTY agree. None while somebody types.
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];

  // Marks every row without asking the server for the same list again.
  one("a[data-mark]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const box of all("input[name=row]")) box.checked = true;
    box()?.focus();
  });

  // How long something can still be taken back; afterwards its button is gone, here as at the server.
  const undo = one("form[data-seconds]");
  if (undo) {
    const end = Date.now() + undo.dataset.seconds * 1000;
    const left = undo.querySelector("[data-left]");
    left.hidden = false;
    const tick = () => {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      left.querySelector("b").textContent = Math.max(seconds, 0);
      if (seconds <= 0) undo.hidden = true;
    };
    tick();
    setInterval(tick, 500);
  }

  const rows = () => all("[data-rows] a[id^=s], nav.beside a");
  const current = () => {
    const links = rows();
    const row = document.activeElement?.closest("tr, li");
    const at = links.findIndex((link) => link === document.activeElement || (row && row.contains(link)));
    return at < 0 ? links.findIndex((link) => link.ariaCurrent === "page") : at;
  };
  const row = () => rows()[Math.max(current(), 0)];
  const box = (link = row()) => link?.closest("tr")?.querySelector("input[name=row]");
  const step = (by) => {
    const links = rows();
    const at = current();
    const next = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
    if (next?.closest("nav.beside")) next.click();
    else next?.focus();
  };
  const press = (selector) => {
    const button = one(selector);
    button?.click();
    return Boolean(button);
  };
  const go = (selector) => {
    const field = one(selector);
    const fold = field?.closest("details:not(.fold)");
    if (fold) fold.open = true;
    field?.focus();
    return Boolean(field);
  };
  // In the list, a decision about the row one is at, or about those that are marked.
  const many = (what) => {
    const button = one(`form#many button[value=${what}]`);
    if (!button) return;
    if (!one("input[name=row]:checked") && box()) box().checked = true;
    button.click();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: () => { if (box()) box().checked = !box().checked; },
    a: () => press("button[value=take]") || go("#assignee") || many("give"),
    l: () => go("main aside input[name=label], #new-label") || many("label"),
    r: () => go("#text") || (row() && location.assign(`${row().href}#text`)),
    n: () => go("#internal"),
    e: () => go("#outcome") || many("close"),
    u: () => press("a[data-back]"),
    "/": () => go("#question") || location.assign("/search#question"),
    "?": () => location.assign("/keys"),
    Enter: () => document.activeElement === document.body && row()?.click(),
  };

  const typing = ({ target }) => target.isContentEditable
    || (target.matches("input, textarea, select") && !target.matches("[type=checkbox], [type=radio]"));
  const sends = { text: "button[value=send]", internal: "button[formaction$='/note']" };

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.body.hidden) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      const form = event.target.form;
      const own = [...form.elements].find((button) => sends[event.target.id] && button.matches(sends[event.target.id]));
      form.requestSubmit(own ?? [...form.elements].find((button) => button.type === "submit"));
      return;
    }
    if (!("keys" in document.body.dataset) || event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    // Enter belongs to whatever has the focus.
    if (event.key !== "Enter" || event.target === document.body) event.preventDefault();
    act();
  });
})();
