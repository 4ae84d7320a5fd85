// Consent is hers: one question on the screen, four answers that look the same, none of which Enter gives; taken back in two taps. Without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, day, faultsOf, until } from "./support.mjs";

let desk;
let as;
let stop;

before(async () => { ({ desk, as, stop } = await atOneDesk(18_400, "association", ["lead"])); });
after(async () => { await stop?.(); });

test("she is asked in one sentence, answers part of it, and takes it back in two taps", async () => {
  const { page, leave } = await as("lead", { lang: "nl" });
  const shot = async (name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };
  const inEach = async (name, at) => {
    for (const lang of ["nl", "fr", "ar"]) {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await at(lang);
        await shot(`${name}-${lang}-${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name} ${lang}: ${wide} px wide at ${width}`);
      }
    }
  };
  /** The same page in another language: what was typed goes along. */
  const speak = async (lang) => {
    if (await page.getAttribute("html", "lang") !== lang) await page.click(`button[name=lang][value=${lang}]`);
  };
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
  await page.check("input[name=age][value=adult]");
  await page.click("button.button[value=save]");
  const record = new URL(page.url()).pathname;

  await page.click("a[href$='/consents']");
  await page.click("main a.button[href$='/consent']");
  assert.equal(await page.locator("input:checked").count(), 0, "nothing is chosen beforehand");
  await page.selectOption("#with", "police-section");
  await page.click("button[name=level][value=contact]");
  const ticked = await page.locator("input[name=part]:checked").evaluateAll((all) => all.map((one) => one.value));
  assert.ok(ticked.includes("contact") && !ticked.includes("documents"), ticked.join());
  assert.equal(await page.inputValue("#with"), "police-section", "what was chosen before stays");
  await page.check("input[name=purpose][value=call]");
  await page.check("input[name=how][value=in-person]");
  await page.selectOption("#lang-asked", "fr");
  await page.click("button.button[value=show]");
  assert.ok(await page.locator("#until-error").count(), "every consent ends");
  await inEach("ask", speak);
  await speak("nl");
  await page.fill("#until", day(14));
  await page.click("button.button[value=show]");
  assert.equal(await page.locator("[lang=fr] .question").count(), 1, "in her language too");
  assert.match(await page.locator("#duties ~ p").first().innerText(), /\S/, "what the law has them do is said before the answer");
  const answers = page.locator("button[name=answer]");
  const looks = await answers.evaluateAll((all) => all.map((one) => {
    const style = getComputedStyle(one);
    return [style.backgroundColor, style.color, style.borderColor, style.fontSize, one.className].join();
  }));
  assert.deepEqual([looks.length, new Set(looks).size], [4, 1], "four answers of one look");
  await page.focus("#later");
  await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
  await page.waitForLoadState();
  assert.equal(await page.locator("button[name=answer]").count(), 4, "Enter answers nothing");
  await inEach("answer", speak);
  await speak("nl");
  await page.check("input[name=told-back][value=yes]");
  await page.check("input[name=agreed][value=name]");
  await page.check("input[name=agreed][value=contact]");
  await page.click("button[name=answer][value=part]");
  assert.equal(new URL(page.url()).pathname, `${record}/consents`);
  await inEach("list", (lang) => page.goto(`${desk.url}${record}/consents?lang=${lang}`));
  await page.goto(`${desk.url}${record}/consents?lang=nl`);
  assert.equal(await page.locator(".badge.ok").count(), 1);

  await page.click("main article a.button >> nth=0");
  await shot("one-nl");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("button[name=do][value=card]")]);
  if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/card.pdf`);
  assert.equal(file.suggestedFilename(), "card.pdf");
  await page.click("button[name=how][value=phone]");
  assert.equal(await page.locator(".badge.ok").count(), 0, "the second tap, and it holds no longer");
  await page.goto(`${desk.url}${address}?show=consents&lang=nl`);
  assert.equal(await page.locator(".timeline > li").count(), 2, "asked, and taken back");
  await shot("case-nl");
  await leave();
  const listening = await as("lead", { lang: "nl", scripts: true, width: 320 });
  for (const at of [`${record}/consents`, `${record}/consent`]) {
    await listening.page.goto(desk.url + at);
    assert.deepEqual(await faultsOf(listening.page, at), []);
  }
  await listening.leave();
});
