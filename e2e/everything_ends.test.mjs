// How things end, without scripts: a closed report says when, is kept longer with a reason, held by law, and erased only when a second
// person agrees; what is left says so; and its pages in every language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, languages, until } from "./support.mjs";

const port = 18320;
let desk;
let as;
let stop;
let address;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "association", ["lead", "reader"]));
});
after(async () => { await stop?.(); });

const decide = (page, what) => page.click(`main button[value=${what}]`);

/** Opens the fold of erasing, unless it is open. */
async function unfold(page) {
  if (!(await page.locator("#erase-reason").isVisible())) await page.click("details:has(#erase-reason) summary");
}

test("a closed report is kept longer with a reason, and nothing that was typed is lost", async () => {
  const { page, leave } = await as("reader");
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 1;
  });
  await page.click("tbody tr:first-child td.num a");
  address = new URL(page.url()).pathname;
  await page.click("details:has(select#outcome) summary");
  await page.selectOption("#outcome", "information");
  await page.click("button[formaction$='/close']");
  await page.click(`a[href='${address}/end']`);
  assert.ok((await page.title()).length < 30 && !/\d/.test(await page.title()), "no number in the title");
  await page.fill("#until", "2020-01-01");
  await page.fill("#extend-reason", "Ze komt in het voorjaar terug.");
  await decide(page, "extend");
  assert.ok(await page.locator("#until-error").count(), "a day that is over");
  assert.equal(await page.inputValue("#extend-reason"), "Ze komt in het voorjaar terug.");
  await page.click("button[name=lang][value=fr]");
  assert.equal(await page.inputValue("#extend-reason"), "Ze komt in het voorjaar terug.", "another language, the same words");
  await page.click("button[name=lang][value=nl]");
  await page.fill("#until", await page.getAttribute("#until", "max"));
  await decide(page, "extend");
  assert.match(await page.locator("main").innerText(), /Ze komt in het voorjaar terug\./);
  await leave();
});

test("D23: it takes two to erase, and a hold stops both", async () => {
  const reader = await as("reader");
  const lead = await as("lead");
  const [asks, agrees] = [reader.page, lead.page];
  await asks.goto(`${desk.url}${address}/end?lang=nl`);
  await unfold(asks);
  await decide(asks, "ask");
  assert.ok(await asks.locator("#erase-reason-error").count(), "why?");
  await asks.fill("#erase-reason", "Een advertentie.");
  await decide(asks, "ask");
  assert.equal(await asks.locator("main button[value=agree]").count(), 0, "nobody agrees with themselves");
  await agrees.goto(`${desk.url}/notices?lang=nl`);
  assert.ok(await agrees.locator(`a[href='${address}']`).count(), "the second person is told");
  await agrees.goto(`${desk.url}/ending?show=asked&lang=nl`);
  await agrees.click("tbody a");
  await agrees.fill("#hold-reason", "Bevel van de onderzoeksrechter.");
  await decide(agrees, "hold");
  assert.equal(await agrees.locator("main button[value=agree]").count(), 0, "held: nothing to agree to");
  await asks.goto(`${desk.url}${address}/end`);
  await asks.fill("#hold-reason", "De rechter is klaar.");
  await decide(asks, "lift");
  await unfold(asks);
  await asks.fill("#erase-reason", "Toch een advertentie.");
  await decide(asks, "ask");
  // The check of a page needs scripts of its own.
  const sighted = await as("lead", { scripts: true });
  for (const lang of languages) {
    for (const width of [320, 1280]) {
      await sighted.page.setViewportSize({ width, height: 800 });
      await sighted.page.goto(`${desk.url}${address}/end?lang=${lang}`);
      assert.deepEqual(await faultsOf(sighted.page, `end-${lang}-${width}`), []);
      for (const show of ["soon", "asked", "rules"]) {
        await sighted.page.goto(`${desk.url}/ending?show=${show}&lang=${lang}`);
        assert.deepEqual(await faultsOf(sighted.page, `ending-${show}-${lang}-${width}`), []);
      }
    }
  }
  await agrees.goto(`${desk.url}${address}/end?lang=nl`);
  await decide(agrees, "agree");
  assert.equal(new URL(agrees.url()).search, "?show=erased&done=erased");
  const gone = await asks.goto(`${desk.url}${address}/end?lang=nl`);
  assert.equal(gone.status(), 410);
  await sighted.page.goto(`${desk.url}${address}/end`);
  assert.deepEqual(await faultsOf(sighted.page, "tombstone"), []);
  for (const one of [reader, lead, sighted]) await one.leave();
});
