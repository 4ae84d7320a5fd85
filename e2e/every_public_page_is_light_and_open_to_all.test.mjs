// Weight, titles, screens, reading aloud: every public page in Dutch, French and Arabic.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, comeBack, demonstration, languages, noteReceipt, person, rulesBroken, send } from "./support.mjs";

// What the accessibility statement says: pages looked at and faults found, written to data/accessibility.toml with WRITE_ACCESSIBILITY=1.
const looked = { pages: 0, faults: 0 };

const port = 18140;
const firstFlight = 14_600;
const wholePage = 20_000;
const telling = /mensenhandel|politie|traite|police|trafficking|الشرطة|الاتجار/i;
let demo;

before(async () => { demo = await demonstration(port); });
after(async () => { await closeBrowser(); await demo?.stop(); if (process.env.WRITE_ACCESSIBILITY) writeStatement(); });

function writeStatement() {
  const file = new URL("../data/accessibility.toml", import.meta.url);
  const head = readFileSync(file, "utf8").split("\n").filter((line) => line.startsWith("#")).join("\n");
  const { version } = JSON.parse(readFileSync(new URL("node_modules/axe-core/package.json", import.meta.url), "utf8"));
  const facts = {
    tested_on: new Date().toISOString().slice(0, 10), tool: `axe-core ${version}`, standard: "WCAG 2.2 AA",
    pages: looked.pages, languages, width: 320, faults: looked.faults,
  };
  writeFileSync(file, `${head}\n${Object.entries(facts).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`).join("")}`);
}

/** Walks every page and calls `look` on each, errors too. */
async function walk(page, lang, look) {
  const { relay } = demo;
  const readers = demo.desks.map((desk) => desk.id);
  const go = async (name, path) => { await page.goto(relay.url + path); await look(name); };
  await go("front", `/?l=${lang}`);
  await go("held", `/held?l=${lang}`);
  await go("questions", `/q?l=${lang}`);
  await page.check("input[name=so][value='2']"); await page.click("form button:not([name])"); await look("choices");
  for (const [name, path] of [["rights", "/i"], ["time to think", "/i/2"], ["at work", "/i/8"], ["what they must do", "/i/9"], ["advice", "/w"], ["health worker", "/w/7"], ["numbers", "/n"], ["accessibility", "/a"], ["privacy", "/responsible"]]) await go(name, `${path}?l=${lang}`);
  await go("code", `/m?l=${lang}`);
  await page.fill("#code", "12 34"); await page.click("form button:not([name])"); await look("code, refused");
  await go("safe", `/r?l=${lang}`);
  await page.click("button[value=no]"); await look("not safe");
  await go("safe again", `/r?l=${lang}`);
  await page.click("button[value=unsure]"); await look("readers");
  await page.click("button[value=next]"); await look("readers, refused");
  await page.click("button[value=about-police]"); await look("about the police");
  await page.click("button[value=show-everyone]");
  for (const reader of readers) await page.check(`input[name=who][value=${reader}]`);
  await page.click("button[value=next]"); await look("write");
  await page.click("button[name=send]"); await look("write, refused");
  await page.check("input[name=copy]", { force: true }).catch(async () => { await page.click("details:nth-of-type(2) summary"); await page.check("input[name=copy]"); });
  await send(page, "Hello"); await look("receipt");
  await page.fill("#group", "1"); await page.click("form button:not([name])"); await look("receipt, refused");
  const code = await noteReceipt(page); await look("ended");
  await comeBack(page, relay, lang, code); await look("thread");
  for (const [name, path] of [["more", "/m/2"], ["change", "/m/3"], ["stop", "/m/4"]]) {
    await page.click(`a[href="${path}"]`); await look(name);
    await page.click("a.back");
  }
  await page.click("a[href='/m/5']"); await look("delete");
  await page.click("main form button"); await page.waitForSelector(".warn form"); await look("thread, deletion asked");
  await go("calendar", `/calendar?l=${lang}`);
  await go("nowhere", "/nowhere");
}

for (const lang of languages) {
  test(`every page in ${lang} fits the first flight of packets and asks nobody else for anything`, async () => {
    const { page, leave } = await person({ lang });
    let asked = [];
    page.on("request", (request) => asked.push(request.url()));
    let size = 0;
    page.on("response", async (response) => {
      const sizes = await response.request().sizes().catch(() => undefined);
      if (sizes && response.status() !== 303 && !response.url().endsWith(".js")) size = sizes.responseBodySize + sizes.responseHeadersSize;
    });
    await walk(page, lang, async (name) => {
      await new Promise((done) => setTimeout(done, 30));
      assert.ok(size > 0 && size <= firstFlight && size <= wholePage, `${name}: ${size} bytes`);
      const foreign = asked.filter((url) => !url.startsWith(demo.relay.url) && !url.startsWith("data:"));
      assert.deepEqual(foreign, [], name);
      asked = [];
    });
    await leave();
  });

  test(`every page in ${lang} has a short neutral title, no rule broken for those who listen, and no sideways scrolling`, async () => {
    const { page, leave } = await person({ lang, scripts: true });
    const faults = [];
    const trouble = [];
    page.on("console", (message) => { if (message.type() === "error" && !/404|422/.test(message.text())) trouble.push(message.text()); });
    await walk(page, lang, async (name) => {
      const title = (await page.title()).split(": ").pop();
      assert.match(title, /^[^|]{1,20}$/, name);
      assert.doesNotMatch(title, telling, name);
      assert.doesNotMatch(page.url(), /[?&](?!l=|d=|t=)/, `${name}: nothing is told in the address`);
      assert.equal(await page.locator("meta[property^='og:']").count(), 0);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${name}: ${width} px wide`);
      const broken = await rulesBroken(page);
      looked.pages += 1;
      looked.faults += broken.length;
      faults.push(...broken.map((fault) => `${name}: ${fault}`));
      const spaced = await page.evaluate(() => {
        for (const element of document.querySelectorAll("body *")) {
          element.style.setProperty("line-height", "1.5", "important");
          element.style.setProperty("letter-spacing", "0.12em", "important");
          element.style.setProperty("word-spacing", "0.16em", "important");
        }
        return document.documentElement.scrollWidth;
      });
      assert.ok(spaced <= 320, `${name}: ${spaced} px wide with spaced text`);
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(trouble, [], "the policy of the page refused something of its own");
    await leave();
  });
}

test("on a poor line the form is there within two seconds, and the receipt three seconds after the button", async () => {
  const { page, context, leave } = await person({ lang: "fr", scripts: true });
  const session = await context.newCDPSession(page);
  await chooseReaders(page, demo.relay, "fr", [demo.desks[2].id]);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await page.goto(`${demo.relay.url}/r/3`);
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  assert.ok(painted <= 2_000, `painted after ${painted} ms`);
  const pressed = Date.now();
  await send(page, "Aidez-moi");
  await page.waitForSelector(".code");
  const taken = Date.now() - pressed;
  assert.ok(taken <= 3_000, `the receipt came after ${taken} ms`);
  console.log(`first paint ${Math.round(painted)} ms, receipt ${taken} ms at 400 ms and 50 kB/s`);
  await leave();
});

test("a whole report takes at most nine pages, twelve taps and one text with scripts off", async () => {
  const { page, leave } = await person({ lang: "fr" });
  const pages = new Set();
  page.on("framenavigated", () => pages.add(new URL(page.url()).pathname));
  let taps = 0;
  const tap = async (selector) => { taps += 1; await page.click(selector); };
  await page.goto(demo.relay.url);
  await tap('a[href^="/r?"]');
  await tap("button[value=yes]");
  await tap("label:has(input[name=unsure])");
  await tap("button[value=next]");
  await page.fill("#text", "Aidez-moi");
  await tap("button[name=send]");
  await tap("summary");
  await tap("button[name=cannot]");
  assert.ok(pages.size <= 9 && taps <= 8, `${pages.size} pages, ${taps} taps`);
  await leave();
});
