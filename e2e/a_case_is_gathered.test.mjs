// A case, without scripts: opened from a report, with a fact and what somebody makes of it apart, a telephone that finds another
// report, a task that is told, a correction that stays visible; and its pages in every language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, day, faultsOf, languages, until } from "./support.mjs";

const port = 18300;
let desk;
let as;
let stop;
let address;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "centre", ["lead", "reader"]));
});
after(async () => { await stop?.(); });

/** From the page of the case to the form of one kind of entry. */
async function write(page, kind) {
  await page.goto(desk.url + address);
  await page.click(`a[href='${address}/write/${kind}']`);
}

async function save(page) {
  await page.click("main button.button[value=save]");
}

test("a case is opened from a report, and holds facts apart from what somebody makes of them", async () => {
  const { page, leave } = await as("lead");
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 2;
  });
  await page.click("tbody tr:first-child td.num a");
  await page.fill("#text", "een antwoord dat nog niet af is");
  await page.click("details:has(#case-title) summary");
  await page.click("button[formaction$='/case'][value=open]");
  assert.ok(await page.locator("#case-title-error").count(), "a case has a name");
  await page.fill("#case-title", "Appartement bij het station");
  await page.click("button[formaction$='/case'][value=open]");
  address = new URL(page.url()).pathname;
  assert.match(address, /^\/case\/\d+$/);
  assert.equal(await page.title(), `Dossier ${address.split("/")[2]}`, "no word of it in the title");

  await write(page, "fact");
  await page.fill("#text", "Er stond een grijze wagen voor de deur.");
  await save(page);
  assert.ok(await page.locator("#source-error").count(), "a fact says where it comes from");
  assert.equal(await page.inputValue("#text"), "Er stond een grijze wagen voor de deur.");
  await page.selectOption("#source", "seen");
  await page.fill("#happened", "2020-01-02");
  await save(page);
  await write(page, "assessment");
  await page.fill("#text", "Waarschijnlijk dezelfde man.");
  await page.click("button[name=lang][value=fr]");
  assert.equal(await page.inputValue("#text"), "Waarschijnlijk dezelfde man.", "another language, the same words");
  await page.click("button[name=lang][value=nl]");
  await save(page);
  assert.equal(await page.locator(".timeline .assessment").count(), 1);
  assert.equal(await page.locator(".timeline .fact").count(), 1);
  await page.click("a[href$='show=fact']");
  assert.equal(await page.locator(".timeline > li").count(), 1);
  await page.click(".timeline a[href*='/write/']");
  await page.fill("#text", "Er stond een witte wagen voor de deur.");
  await save(page);
  await page.goto(`${desk.url}${address}?show=fact`);
  assert.equal(await page.locator(".timeline .corrected").count(), 1, "what was corrected stays visible");
  await leave();
});

test("a telephone is written in one way, somebody in doubt of age needs a reason, and a task is told", async () => {
  const [lead, reader] = [await as("lead"), await as("reader")];
  await write(lead.page, "thing");
  await lead.page.check("input[name=what][value=phone]");
  await lead.page.fill("#text", "geen nummer");
  await lead.page.selectOption("#source", "seen");
  await save(lead.page);
  assert.ok(await lead.page.locator("#text-error").count());
  await lead.page.fill("#text", "0470/00.01.99");
  await save(lead.page);
  assert.ok((await lead.page.locator("aside").innerText()).includes("+32 470 00 01 99"));
  await write(lead.page, "person");
  assert.equal(await lead.page.locator("input[name=what][value=suspect]").count(), 0, "no suspects at a centre");
  await lead.page.fill("#text", "Mevrouw B.");
  await lead.page.check("input[name=what][value=presumed-victim]");
  await lead.page.check("input[name=age][value=doubt]");
  await lead.page.selectOption("#source", "seen");
  await save(lead.page);
  assert.ok(await lead.page.locator("#doubt-error").count());
  await lead.page.fill("#doubt", "twee geboortedata");
  await save(lead.page);
  await write(lead.page, "task");
  await lead.page.fill("#text", "Tolk Roemeens vragen");
  await lead.page.selectOption("#owner", { label: "Ileana Dobrescu" });
  await lead.page.fill("#due", day(1));
  await save(lead.page);
  await reader.page.goto(`${desk.url}/notices?lang=nl`);
  await reader.page.click(".notices li.unread a");
  assert.equal(new URL(reader.page.url()).pathname, address);
  assert.ok((await reader.page.locator("aside").innerText()).includes("Morgen"), "until when stands there in words");
  await reader.page.goto(`${desk.url}/cases`);
  assert.ok((await reader.page.locator("main").innerText()).includes("Tolk Roemeens vragen"));
  await reader.page.goto(desk.url + address);
  await reader.page.click("button[value=done]");
  assert.equal(await reader.page.locator("button[value=done]").count(), 0);
  await lead.page.goto(`${desk.url}${address}/looks`);
  assert.ok((await lead.page.locator("tbody").innerText()).includes("Ileana Dobrescu"), "who looked stands with the case");
  await lead.leave();
  await reader.leave();
});

test("D5, D7: cases are narrowed down in an address that a colleague opens too, and a day stands with its date and its rule", async () => {
  const [lead, reader] = [await as("lead", { lang: "nl" }), await as("reader", { lang: "nl" })];
  await write(lead.page, "task");
  await lead.page.fill("#text", "Terugbellen over de sleutel");
  await lead.page.selectOption("#owner", { label: "Ileana Dobrescu" });
  await lead.page.fill("#due", day(2));
  await save(lead.page);
  const said = async (locator) => (await locator.innerText()).replace(/[\u2068\u2069]/g, "");
  await reader.page.goto(`${desk.url}/cases?lang=nl`);
  const task = await said(reader.page.locator("section[aria-labelledby=tasks] li").filter({ hasText: "Terugbellen" }));
  assert.match(task, /Over 2 dagen \(\d+ [a-z]+ 20\d\d\)/, "how long still, and the date");
  assert.ok(task.split("\n").at(-1).length > 10, "and by which rule");

  await lead.page.goto(`${desk.url}/cases?lang=nl`);
  await lead.page.click("details.narrow-by > summary");
  await lead.page.selectOption("#f-state", "all");
  await lead.page.fill("#from", "2020-01-01");
  await lead.page.click("details.narrow-by button.button");
  const narrowed = lead.page.url();
  assert.ok(!narrowed.includes("filter="), "one filter has one address");
  const rows = async (page) => (await page.locator("tbody th").allInnerTexts()).join("\n");
  const shown = await rows(lead.page);
  assert.ok(shown.length > 0);
  await lead.page.click(".chosen details > summary");
  await lead.page.fill("#kept-name", "Lopende zaken");
  await lead.page.click("button[value=keep]");
  assert.match(await said(lead.page.locator("nav.kept")), /Lopende zaken \(\d+\)/);
  await lead.page.reload();
  assert.equal(await rows(lead.page), shown);
  await reader.page.goto(narrowed);
  assert.equal(await rows(reader.page), shown, "whoever may see the same sees the same");
  await reader.page.goto(`${desk.url}/cases?filter=1&from=morgen`);
  assert.equal(await reader.page.locator("#from-error").count(), 1);
  await lead.leave();
  await reader.leave();
});

for (const lang of [...languages, "de"]) {
  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen too`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await as("lead", { scripts: true, lang, width });
      const look = async (name) => faults.push(...(await faultsOf(one.page, name)));
      const kinds = ["fact", "assessment", "task", "person", "thing", "reference"].map((kind) => `${address}/write/${kind}`);
      for (const path of ["/cases", address, `${address}/edit`, `${address}/looks`, ...kinds]) {
        await one.page.goto(`${desk.url}${path}?lang=${lang}`);
        await look(path);
      }
      await save(one.page);
      await look("a number without what it is");
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}
