// The key of an organisation is compared: the six words of its own desk stand on the public page too, in the same languages, and both pages
// are open to all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, demonstration, faultsOf, person, signIn } from "./support.mjs";

let demo;
before(async () => { demo = await demonstration(18900); });
after(async () => { await closeBrowser(); await demo?.stop(); });

test("the words of a desk's own key are those that the relay shows for it, without scripts on a telephone and with them", async () => {
  const desk = demo.desks.find((one) => one.kind === "centre");
  const inside = await person({ scripts: true, lang: "fr", width: 1280 });
  await signIn(inside.page, desk, "lead");
  await inside.page.goto(`${desk.url}/health`);
  assert.equal(await inside.page.locator("p.alarm").count(), 0, "nothing is wrong with the keys of a demonstration");
  const own = await inside.page.locator("p.code[lang]").evaluateAll((all) => all.map((one) => [one.lang, one.textContent.trim().split(/\s+/)]));
  assert.ok(own.length > 0 && own.every(([, words]) => words.length === 6), JSON.stringify(own));
  assert.deepEqual(await faultsOf(inside.page, "the state of the desk"), []);
  await inside.leave();

  const outside = await person({ lang: "fr" });
  await outside.page.goto(`${demo.relay.url}/sleutels?l=fr`);
  const shown = await outside.page.locator("ol.words").evaluateAll((all) => all.map((one) => [one.lang, [...one.children].map((word) => word.textContent.trim())]));
  for (const [lang, words] of own) {
    assert.ok(shown.some(([other, those]) => other === lang && those.join() === words.join()), `${lang}: ${words.join(" ")}`);
  }
  const [wide, width] = await outside.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= width, `${wide} px wide at ${width}`);
  await outside.leave();
});
