// Somebody in trouble, with scripts off: ten questions, a text to read and to print, the way into the same locked form, and nothing left behind.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, demonstration, faultsOf, person, receiptOn, send } from "./support.mjs";

let demo;
before(async () => { demo = await demonstration(18800); });
after(async () => { await closeBrowser(); await demo?.stop(); });

test("ten questions end in choices, and a browser keeps nothing of them", async () => {
  const { page, context, leave } = await person({ lang: "fr" });
  await page.goto(`${demo.relay.url}/?l=fr`);
  await page.click('a[href^="/q?"]');
  await page.check("input[value='2']");
  await page.click("form button:not([name])");
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/q", "no answer in the address");
  assert.equal((await context.cookies()).length, 0);
  assert.match(await page.locator(".button").first().getAttribute("href"), /^\/n\?/, "whoever is young is shown first whom to call");
  await page.click('a[href^="/i/5?"]');
  assert.match(await page.innerText("h1"), /18/);
  await page.click(".exit a");
  assert.equal(new URL(page.url()).pathname, "/calendar");
  await leave();
});

test("theft at work goes into the same form, with its own questions", async () => {
  const { page, leave } = await person({ lang: "nl" });
  await page.goto(`${demo.relay.url}/i/8?l=nl`);
  await page.click("button[name=about]");
  await page.click("button[name=safe][value=yes]");
  await page.check("input[name=who][value=association]");
  await page.click("button[name=do][value=next]");
  assert.equal(await page.locator("input[name=q-minors], input[name=q-who]").count(), 0);
  assert.equal(await page.locator("input[name=q-what]").count(), 8);
  await send(page, "Mijn geld is gestolen.");
  assert.match(await receiptOn(page), /^\d{24}$/);
  await leave();
});

test("P23: a text on rights is one sheet of paper, without the bar that leaves", async () => {
  const { page, leave } = await person({ lang: "nl", scripts: true, width: 1280 });
  for (const path of ["/i/1", "/i/2", "/i/4", "/i/7"]) {
    await page.goto(`${demo.relay.url}${path}?l=nl`);
    const paper = await page.pdf({ format: "A4", margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
    assert.equal(paper.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length, 1, path);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.isVisible(".exit")) && await page.isVisible("a[href='tel:112']"), path);
    await page.emulateMedia({ media: null });
  }
  await leave();
});

test("whoever reads Bulgarian is told in Bulgarian in which languages the law is there", async () => {
  const { page, leave } = await person({ lang: "bg", scripts: true, scheme: "dark" });
  for (const path of ["/i/2", "/w/1"]) {
    await page.goto(`${demo.relay.url}${path}?l=bg`);
    assert.deepEqual(await faultsOf(page, path), []);
    await page.click("main a[hreflang=fr]");
    assert.equal(await page.locator("main div[lang]").first().getAttribute("lang"), "fr");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "bg");
  }
  await leave();
});
