// Somebody helped in one case and named in another as who may have done it, with scripts and without: a person decides with a reason, whoever
// has both does not clear themselves, and whoever does not see both gets the page of a desk where there is nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, languages, until } from "./support.mjs";

const port = 18560;
const reason = "Twee mannen met dezelfde naam, <b> geboren in andere jaren.";
let desk, as, stop;
/** Numbers of cases by what they are called, and of checks. */
const cases = {};
let check;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "association", ["lead", "reader", "helper"]));
});
after(async () => { await stop?.(); });

/** Opens a case from a report; gives its address. */
async function openCase(page, report, title) {
  await until("the report is there", async () => (await page.goto(`${desk.url}/signal/${report}?lang=nl`)).status() === 200);
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", title);
  await page.click("button[formaction$='/case'][value=open]");
  const address = new URL(page.url()).pathname;
  assert.match(address, /^\/case\/\d+$/);
  cases[title] = Number(address.split("/")[2]);
  return address;
}

/** Writes somebody down in a case. */
async function writeDown(page, address, name, role, aliases = "") {
  await page.goto(`${desk.url}${address}/write/person`);
  await page.fill("#text", name);
  await page.fill("#more", aliases);
  await page.check(`input[name=what][value=${role}]`);
  await page.check("input[name=age][value=not-asked]");
  await page.selectOption("#source", "seen");
  await page.click("main button.button[value=save]");
  assert.equal(new URL(page.url()).pathname, address, "it is written down");
}

const warnings = async (page, title) => {
  await page.goto(`${desk.url}/case/${cases[title]}`);
  return page.locator("main .warn").allInnerTexts();
};
const notices = async (page) => {
  await page.goto(`${desk.url}/notices`);
  return page.locator(".notices a[href^='/conflicts']").count();
};
/** The checks that are listed. */
const listed = async (page, show = "open") => {
  await page.goto(`${desk.url}/conflicts?show=${show}`);
  return page.locator("tbody tr").count();
};

test("two opposed people are noticed when the second is written down, and the page says what that rests on", async () => {
  const [lead, reader] = [await as("lead"), await as("reader")];
  const first = await openCase(reader.page, 1, "Kamer boven de winkel");
  const second = await openCase(reader.page, 2, "Werf aan het kanaal");
  await writeDown(reader.page, first, "Blerim HOXHA", "mentioned");
  assert.equal(await listed(reader.page), 0);
  assert.deepEqual(await warnings(reader.page, "Kamer boven de winkel"), []);
  await writeDown(reader.page, second, "Hoxha Blérim", "presumed-victim", "Bleri");
  for (const title of Object.keys(cases)) assert.equal((await warnings(reader.page, title)).length, 1, title);
  await reader.page.click("main .warn a");
  check = new URL(reader.page.url()).pathname;
  assert.match(check, /^\/conflicts\/\d+$/);
  const words = await reader.page.locator("main").innerText();
  for (const one of ["Kamer boven de winkel", "Werf aan het kanaal", "Blerim HOXHA", "Hoxha Blérim", "Precious Aigbovo"]) assert.ok(words.includes(one), one);
  assert.ok(words.includes("Alleen een naam"), "a name alone is little, and that is said");
  assert.ok(!/Blerim|Hoxha|winkel|kanaal/i.test(await reader.page.title()), "no word of it in the title");
  assert.equal(await notices(lead.page), 1, "whoever leads is told");
  await lead.page.click(".notices a[href^='/conflicts']");
  await lead.page.click("tbody th a");
  assert.equal(new URL(lead.page.url()).pathname, check);
  for (const one of [lead, reader]) await one.leave();
});

test("whoever does not see both cases gets nothing: no row, no notice, no page, no answer to a form", async () => {
  const helper = await as("helper");
  assert.equal(await listed(helper.page), 0);
  assert.equal(await listed(helper.page, "closed"), 0);
  assert.equal(await notices(helper.page), 0);
  const gone = await helper.page.goto(`${desk.url}${check}`);
  const never = await helper.page.goto(`${desk.url}/conflicts/9999`);
  assert.deepEqual([gone.status(), never.status()], [404, 404]);
  await helper.page.goto(`${desk.url}/cases`);
  const token = await helper.page.locator("input[name=token]").first().getAttribute("value");
  const sent = await helper.context.request.post(desk.url + check, {
    headers: { origin: desk.url }, form: { token, outcome: "none", reason: "x", do: "settle" },
  });
  assert.equal(sent.status(), 404);
  assert.ok(!/Hoxha|winkel|kanaal/i.test(await sent.text()));
  await helper.leave();

  const reader = await as("reader");
  await reader.page.goto(desk.url + check);
  assert.equal(await reader.page.locator("#outcome").count(), 1, "and it still waits");
  await reader.leave();
});

for (const scripts of [false, true]) {
  test(`bad input is told at its field and keeps what was typed, scripts ${scripts ? "on" : "off"}`, async () => {
    for (const width of [1280, 320]) {
      const { page, leave } = await as("reader", { scripts, width, lang: "nl" });
      const settle = () => page.click("main button.button[value=settle]");
      const faults = [];
      const look = async (name) => { if (scripts) faults.push(...await faultsOf(page, name)); };
      await page.goto(`${desk.url}${check}?lang=nl`);
      await page.fill("#reason", reason);
      await settle();
      assert.equal(await page.locator("#outcome-error").count(), 1, "nothing is chosen");
      assert.equal(await page.inputValue("#reason"), reason);
      await look("nothing chosen");
      await page.check("input[value=none]");
      await settle();
      assert.match(await page.locator(".errors").innerText(), /allebei de dossiers/, "whoever has both does not clear themselves");
      assert.equal(await page.inputValue("#reason"), reason);
      assert.ok(await page.isChecked("input[value=none]"));
      await look("one's own two cases");
      await page.click("button[name=lang][value=fr]");
      assert.equal(await page.locator("html").getAttribute("lang"), "fr");
      assert.equal(await page.inputValue("#reason"), reason, "another language, the same words");
      assert.ok(await page.isChecked("input[value=none]"));
      await page.click("button[name=lang][value=nl]");
      await page.check("input[value=colleague]");
      await page.fill("#reason", "  ");
      await settle();
      assert.equal(await page.locator("#reason-error").count(), 1, "why?");
      assert.ok(await page.isChecked("input[value=colleague]"));
      assert.equal(await page.locator(".errors a").getAttribute("href"), "#reason");
      await look("no reason");
      assert.deepEqual(faults, []);
      await leave();
    }
  });
}

for (const lang of [...languages, "de"]) {
  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen too, while it waits`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await as("reader", { scripts: true, lang, width });
      for (const path of ["/conflicts", "/conflicts?show=closed", check, `/case/${cases["Werf aan het kanaal"]}`]) {
        await one.page.goto(`${desk.url}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        faults.push(...await faultsOf(one.page, path));
      }
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}

test("somebody else decides; of two who decide at once the second is told and changes nothing", async () => {
  const [lead, reader] = [await as("lead", { lang: "nl" }), await as("reader", { lang: "nl" })];
  for (const one of [lead, reader]) await one.page.goto(`${desk.url}${check}?lang=nl`);
  await lead.page.check("input[value=none]");
  await lead.page.fill("#reason", reason);
  await lead.page.click("main button.button[value=settle]");
  assert.ok((await lead.page.locator(".note").innerText()).includes("Beslist"));
  await reader.page.check("input[value=organisation]");
  await reader.page.fill("#reason", "PAG-ASA neemt het over.");
  await reader.page.click("main button.button[value=settle]");
  assert.equal(await reader.page.locator("#outcome").count(), 0, "nothing is left to decide");
  const words = await reader.page.locator("main").innerText();
  assert.ok(words.includes(reason) && words.includes("Nadège Lambinon"), "she reads who decided, and why");
  assert.ok(words.includes("PAG-ASA neemt het over."), "and what she typed is still there");
  assert.equal(await reader.page.locator("main .note").count(), 1, "and that hers was not taken");
  for (const title of Object.keys(cases)) assert.deepEqual(await warnings(reader.page, title), [], "they are not opposed: nothing more on the case");
  assert.deepEqual([await listed(reader.page), await listed(reader.page, "closed")], [0, 1]);
  for (const one of [lead, reader]) await one.leave();
});

test("a case among its own people says nothing to others until somebody has decided, and then only that", async () => {
  const [lead, reader] = [await as("lead", { lang: "nl" }), await as("reader", { lang: "nl" })];
  const address = await openCase(lead.page, 2, "Alleen onder ons");
  await lead.page.goto(`${desk.url}${address}/who`);
  await lead.page.click("button[name=do][value=inner]");
  await writeDown(lead.page, address, "Sandu Petrescu 0470 00 01 77", "presumed-victim");
  assert.equal((await reader.page.goto(desk.url + address)).status(), 404);
  const [seen, told] = [await listed(reader.page), await notices(reader.page)];
  await writeDown(reader.page, `/case/${cases["Kamer boven de winkel"]}`, "een man met een baard", "mentioned", "+32 470 00 01 77");
  assert.deepEqual(await warnings(reader.page, "Kamer boven de winkel"), [], "the page is the same as where there is nothing");
  assert.deepEqual([await listed(reader.page), await notices(reader.page)], [seen, told]);
  await lead.page.goto(`${desk.url}/conflicts`);
  await lead.page.click("tbody th a");
  const apart = new URL(lead.page.url()).pathname;
  assert.ok((await lead.page.locator("main").innerText()).includes("Sandu Petrescu"), "whoever sees both reads what it rests on");
  assert.equal((await reader.page.goto(desk.url + apart)).status(), 404);
  await lead.page.check("input[value=organisation]");
  await lead.page.fill("#reason", "PAG-ASA neemt Sandu over.");
  await lead.page.click("main button.button[value=settle]");
  const after = await warnings(reader.page, "Kamer boven de winkel");
  assert.equal(after.length, 1, "somebody should look");
  assert.equal(await reader.page.locator("main .warn a").count(), 0, "and nothing of whom it is about");
  assert.ok(!/Sandu|PAG-ASA|Alleen onder ons/.test(await reader.page.content()));
  assert.equal((await reader.page.goto(desk.url + apart)).status(), 404);
  for (const one of [lead, reader]) await one.leave();
});

for (const lang of languages) {
  test(`in ${lang} what was decided breaks no rule for those who listen, on a small screen and in the dark`, async () => {
    const faults = [];
    for (const [width, scheme] of [[320, "light"], [1280, "dark"]]) {
      const { page, leave } = await as("lead", { scripts: true, lang, width, scheme });
      for (const path of ["/conflicts?show=closed", check, `/case/${cases["Alleen onder ons"]}`]) {
        await page.goto(`${desk.url}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        faults.push(...await faultsOf(page, path));
      }
      await leave();
    }
    assert.deepEqual(faults, []);
  });
}
