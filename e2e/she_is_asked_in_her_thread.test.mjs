// Consent from the thread behind a receipt: she is asked, answers "only part", and takes it back in two taps; the door of whoever was told shuts by
// itself. She answers where scripts run, and takes it back where none do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, comeBack, day, demonstration, faultsOf, noteReceipt, person, send, signIn, until } from "./support.mjs";

let demo, asks, takes;

const shot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };

before(async () => {
  demo = await demonstration(18_420);
  asks = demo.desks.find((one) => one.kind === "association");
  takes = demo.desks.find((one) => one.kind === "centre");
});
after(async () => { await closeBrowser(); await demo?.stop(); });

async function writes() {
  const { page, leave } = await person({ lang: "fr" });
  await chooseReaders(page, demo.relay, "fr", [asks.id]);
  await send(page, "Je dors à côté de la machine.");
  const code = await noteReceipt(page);
  await leave();
  return code;
}

async function compare(page, desk, other) {
  await until("the other organisation is on the page", async () => {
    await page.goto(`${desk.url}/partners?lang=nl`);
    return (await page.locator(`form[action="/partners/${other.id}"]`).count()) === 1;
  }, 30_000);
  await page.click(`form[action="/partners/${other.id}"] button[value=same]`);
}

/** A record in a case with her report; her question on its way. */
async function isAsked(page) {
  await until("her report is there", async () => {
    await page.goto(`${asks.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 2;
  });
  const numbers = await page.locator("tbody tr td.num a").evaluateAll((all) => all.map((one) => Number(one.getAttribute("href").split("/").at(-1))));
  await page.goto(`${asks.url}/signal/${Math.max(...numbers)}?lang=nl`);
  assert.match(await page.locator("main").innerText(), /machine/, "the newest is hers");
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", "Een slaapplaats");
  await page.click("button[formaction$='/case'][value=open]");
  await page.goto(`${asks.url}${new URL(page.url()).pathname}/victim?lang=nl`);
  await page.fill("#alias", "Ada");
  await page.check("input[name=age][value=adult]");
  await page.click("button.button[value=save]");
  const record = new URL(page.url()).pathname;
  await page.goto(`${asks.url}${record}/consent?lang=nl`);
  await page.selectOption("#with", takes.id);
  for (const part of ["name", "wants", "contact"]) await page.check(`input[name=part][value=${part}]`);
  await page.check("input[name=purpose][value=place]");
  await page.fill("#until", day(20));
  await page.check("input[name=how][value=thread]");
  await page.selectOption("#thread", { index: 1 });
  await page.check("#wrote");
  await shot(page, "ask-nl-1280");
  await page.click("button.button[value=show]");
  assert.equal(await page.locator(".errors").count(), 0, await page.locator("main").innerText());
  assert.equal(await page.locator("button[name=answer]").count(), 0, "she answers, nobody for her");
  await shot(page, "send-nl-1280");
  await page.click("button[name=do][value=send]");
  assert.match(page.url(), /done=asked/);
  return record;
}

async function refers(page, record) {
  await page.goto(`${asks.url}${record}/refer?lang=nl`);
  await page.selectOption("#org", takes.id);
  await page.click("button[value=choose]");
  await page.check("input[name=ground] >> nth=0");
  await page.check("input[name=function][value=reception]");
  await page.check("input[name=part-name]");
  await page.check("input[name=after][value=told]");
  await page.click("button.button[value=look]");
  await page.click("button.button[value=send]");
  assert.match(page.url(), /\/referrals\/\d+/);
}

/** The thread as it is once the question has come; where scripts run, the browser opens it by itself. */
async function comesBack(one, code, scripts = false) {
  await until("the question is there", async () => {
    if (scripts) {
      await one.page.goto(`${demo.relay.url}/m?l=fr`);
      await one.page.waitForSelector("[data-browser]:not([hidden])");
      await one.page.fill("#code", code);
      await one.page.click("main form button:not([type])");
      await one.page.waitForSelector(".thread", { state: "attached" });
      assert.equal(new URL(one.page.url()).pathname, "/m");
    } else await comeBack(one.page, demo.relay, "fr", code);
    return (await one.page.locator("a[href^='/m/9']").count()) === 1;
  });
}

async function inEach(page, name, open) {
  for (const lang of ["fr", "nl", "ar"]) {
    await open(lang);
    await shot(page, `${name}-${lang}-320`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${name} ${lang}: ${wide} px wide`);
  }
}

test("she is asked in her thread, answers only part, and two taps shut the other desk's door", async () => {
  const code = await writes();
  const [one, other] = [await person({ width: 1280 }), await person({ width: 1280 })];
  const [page, there] = [one.page, other.page];
  await Promise.all([signIn(page, asks, "lead"), signIn(there, takes, "lead")]);
  await compare(page, asks, takes);
  await compare(there, takes, asks);
  const record = await isAsked(page);

  const her = await person({ scripts: true, lang: "fr" });
  await comesBack(her, code, true);
  await shot(her.page, "thread-asked-fr-320");
  const language = (lang) => her.page.evaluate(() => document.documentElement.lang).then(async (now) => {
    if (now === lang) return;
    await her.page.click("a[href='/m/1']");
    await her.page.click("header summary");
    await her.page.click(`a[href='/m?l=${lang}']`);
    await her.page.waitForFunction((to) => document.documentElement.lang === to, lang);
    await her.page.click("a[href^='/m/9']");
  });
  await her.page.click("a[href^='/m/9']");
  await inEach(her.page, "asked-scripts", language);
  assert.deepEqual(await faultsOf(her.page, "asked"), []);
  await language("fr");
  assert.equal(await her.page.locator("input:checked").count(), 0, "nothing is chosen beforehand");
  const answers = her.page.locator("form button:visible");
  const looks = await answers.evaluateAll((all) => all.map((button) => {
    const style = getComputedStyle(button);
    return [style.backgroundColor, style.color, style.borderColor, style.fontSize, button.className].join();
  }));
  assert.deepEqual([looks.length, new Set(looks).size], [4, 1], "four answers of one look");
  await her.page.click("button[value=part]");
  await her.page.waitForSelector("#fault:not([hidden])");
  for (const part of ["name", "wants"]) await her.page.check(`input[name=part][value=${part}]`);
  await her.page.focus("input[name=part][value=wants]");
  await her.page.keyboard.press("Enter");
  await her.page.click("button[value=part]");
  await her.page.waitForSelector("[data-when=done-7]:not([hidden])");
  await shot(her.page, "thread-answered-fr-320");
  await her.leave();

  await until("her answer is there", async () => {
    await page.goto(`${asks.url}${record}/consents?lang=nl`);
    return (await page.locator(".badge.ok").count()) === 1;
  });
  await shot(page, "answered-nl-1280");
  await refers(page, record);
  await until("the other desk reads her name", async () => {
    await there.goto(`${takes.url}/referrals?lang=nl`);
    if (!(await there.locator("main article h2 a").count())) return false;
    await there.click("main article h2 a");
    return (await there.locator("main").innerText()).includes("Ada");
  });

  const plain = await person({ lang: "fr" });
  await comesBack(plain, code);
  if (process.env.SHOTS) await inEach(plain.page, "thread-plain", (lang) => plain.page.goto(`${demo.relay.url}/m/1?l=${lang}`));
  await inEach(plain.page, "back-plain", (lang) => plain.page.goto(`${demo.relay.url}/m/9?c=0&l=${lang}`));
  await plain.page.goto(`${demo.relay.url}/m/1?l=fr`);
  await plain.page.click("a[href^='/m/9']");
  await plain.page.click("button[value=back]");
  assert.match(plain.page.url(), /d=8$/, "two taps");
  await shot(plain.page, "thread-back-fr-320");
  assert.equal(await plain.page.locator("a[href^='/m/9']").count(), 0, "there is nothing left to take back");
  await until("the other desk's door is shut", async () => {
    await there.reload();
    return !(await there.locator("main").innerText()).includes("Ada");
  }, 60_000);
  await plain.leave();
  await Promise.all([one.leave(), other.leave()]);
});
