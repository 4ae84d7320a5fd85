// Somebody is received: what they want stands first, a record without a name, and a legal clock that is shown and decides nothing. Without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, day, faultsOf, until } from "./support.mjs";

let desk;
let as;
let stop;

before(async () => { ({ desk, as, stop } = await atOneDesk(18_720, "centre", ["lead"])); });
after(async () => { await stop?.(); });

const wants = "Ik wil slapen, en mijn zus bellen.";

test("what somebody wants comes first, nothing typed is lost, and a clock runs with its rule beside it", async () => {
  const { page, leave } = await as("lead", { lang: "nl" });
  const shot = async (name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 1;
  });
  await page.click("tbody tr:first-child td.num a");
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", "Opvang in de nacht");
  await page.click("button[formaction$='/case'][value=open]");
  const address = new URL(page.url()).pathname;
  await page.goto(`${desk.url}${address}/victim?lang=nl`);
  assert.equal(await page.locator("input[type=radio]:checked:not([value=''])[name=age]").count(), 0, "no age is chosen for anybody");
  await page.fill("#wants", wants);
  await page.fill("#languages", "Edo");
  await page.check("input[name=age][value=doubt]").catch(async () => page.check("input[name=age] >> nth=1"));
  await shot("edit-nl");
  await page.click("button[name=lang][value=fr]");
  assert.equal(await page.inputValue("#wants"), wants, "another language, the same words");
  await page.click("button[name=lang][value=nl]");
  await page.click("button.button[value=save]");
  if (await page.locator("#doubt-error").count()) {
    assert.equal(await page.inputValue("#wants"), wants, "a doubt wants its reason, and nothing is lost");
    await page.fill("#doubt", "Zegt zelf zeventien te zijn.");
    await page.click("button.button[value=save]");
  }
  const record = new URL(page.url()).pathname;
  assert.match(record, /^\/case\/\d+\/victim\/\d+$/);
  assert.equal(await page.locator("main h2").first().getAttribute("id"), "wants");
  assert.ok(!(await page.title()).includes("slapen"), "no word of it in the title");

  await page.goto(`${desk.url}${record}/clock`);
  const phases = await page.locator("input[name=phase]").evaluateAll((all) => all.map((one) => one.value));
  assert.ok(!phases.includes("reflection"), "to somebody who may be a child no reflection is offered");
  await page.click("button.button[value=start]");
  assert.ok(await page.locator(".errors").count(), "a clock begins with a phase");
  await shot("clock-refused-nl");
  await page.check("input[name=phase] >> nth=0");
  await page.fill("#start", day(-3));
  await page.selectOption("#by", { index: 1 });
  await page.fill("#why", "Aanvraag ingediend door de voogd.");
  await page.check("input[name=told] >> nth=0");
  await page.click("button.button[value=start]");
  assert.equal(new URL(page.url()).pathname, record, await page.locator(".errors").allInnerTexts().then((all) => all.join()));
  assert.match(await page.locator("#clocks ~ article").innerText(), /\d{4}/, "its last day, as a date");
  for (const lang of ["nl", "fr", "ar"]) {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${desk.url}${record}?lang=${lang}`);
      await shot(`record-${lang}-${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${lang}: ${wide} px wide at ${width}`);
    }
  }
  await page.goto(`${desk.url}${address}?lang=nl`);
  await shot("case-nl");
  await leave();
  const listening = await as("lead", { lang: "nl", scripts: true, width: 320 });
  for (const at of [record, `${record}/edit`, `${record}/clock`]) {
    await listening.page.goto(desk.url + at);
    assert.deepEqual(await faultsOf(listening.page, at), []);
  }
  await listening.leave();
});
