// Three pages in every language of the public pages: the first, the one where one writes, the receipt. Read aloud without a fault, on a
// small screen without sideways scrolling, and with no word of another language but names and the languages themselves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, demonstration, faultsOf, person, receiptOn, send } from "./support.mjs";

let demo;
let languages;

before(async () => {
  demo = await demonstration(18660);
  const { page, leave } = await person({ lang: "en" });
  await page.goto(`${demo.relay.url}/?l=en`);
  languages = ["en", ...await page.locator(".langs a").evaluateAll((all) => all.map((one) => one.lang))];
  await leave();
});
after(async () => { await closeBrowser(); await demo?.stop(); });

test("the first page leads to twenty-four languages by their own names, folded so that it stays short", async () => {
  assert.equal(new Set(languages).size, 24);
  const { page, leave } = await person({ lang: "nl" });
  await page.goto(demo.relay.url);
  assert.ok(!(await page.isVisible(".langs a")));
  await page.click("details:has(.langs) > summary");
  await page.click(".langs a[lang=bg]");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "bg");
  await leave();
});

test("P10: every language says the whole way to a receipt, in its own direction and on a small screen", async () => {
  const english = await person({ lang: "en" });
  await english.page.goto(`${demo.relay.url}/?l=en`);
  const sentence = await english.page.locator("main p").first().innerText();
  await english.leave();
  for (const lang of languages) {
    const { page, leave } = await person({ scripts: true, lang, scheme: "dark" });
    const look = async (name) => {
      assert.deepEqual(await faultsOf(page), [], `${lang} ${name}`);
      const seen = await page.evaluate(() => ({ lang: document.documentElement.lang, wide: document.documentElement.scrollWidth, text: document.body.innerText }));
      assert.equal(seen.lang, lang);
      assert.ok(seen.wide <= 320, `${lang} ${name}: ${seen.wide} px wide`);
      assert.ok(!/«[a-z0-9-]+»/.test(seen.text), `${lang} ${name}: a word is missing`);
      assert.ok(lang === "en" || !seen.text.includes(sentence), `${lang} ${name} speaks English`);
    };
    await page.goto(`${demo.relay.url}/?l=${lang}`);
    await look("front");
    await chooseReaders(page, demo.relay, lang, ["association"]);
    await page.waitForSelector("[data-browser]:not([hidden])");
    await look("write");
    await send(page, "…");
    assert.match(await receiptOn(page), /^\d{24}$/);
    await look("receipt");
    await leave();
  }
});
