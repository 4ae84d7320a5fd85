// Weight, titles, screens, reading aloud: every public page in Dutch, French and Arabic.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { walk } from "./public_pages.mjs";
import { chooseReaders, closeBrowser, demonstration, languages, person, rulesBroken, send } from "./support.mjs";

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

for (const lang of languages) {
  test(`P1: every page in ${lang} fits the first flight of packets and asks nobody else for anything`, async () => {
    const { page, leave } = await person({ lang });
    let asked = [];
    page.on("request", (request) => asked.push(request.url()));
    let size = 0;
    page.on("response", async (response) => {
      const sizes = await response.request().sizes().catch(() => undefined);
      if (sizes && response.status() !== 303 && !response.url().endsWith(".js")) size = sizes.responseBodySize + sizes.responseHeadersSize;
    });
    await walk(page, demo, lang, async (name) => {
      await new Promise((done) => setTimeout(done, 30));
      assert.ok(size > 0 && size <= firstFlight && size <= wholePage, `${name}: ${size} bytes`);
      const foreign = asked.filter((url) => !url.startsWith(demo.relay.url) && !url.startsWith("data:"));
      assert.deepEqual(foreign, [], name);
      asked = [];
    });
    await leave();
  });

  test(`P9, P10, P11, P12: every page in ${lang} has a short neutral title, no rule broken for those who listen, and no sideways scrolling`, async () => {
    const { page, leave } = await person({ lang, scripts: true });
    const faults = [];
    const trouble = [];
    page.on("console", (message) => { if (message.type() === "error" && !/404|422/.test(message.text())) trouble.push(message.text()); });
    await walk(page, demo, lang, async (name) => {
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
      // What may break in the dark is what can be told from what lies behind it.
      await page.emulateMedia({ colorScheme: "dark" });
      faults.push(...(await rulesBroken(page, ["color-contrast"])).map((fault) => `${name}, in the dark: ${fault}`));
      await page.emulateMedia({ colorScheme: "light" });
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

test("P2: on a poor line the form is there within two seconds, and the receipt three seconds after the button", async () => {
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

test("P3: a whole report takes at most nine pages, twelve taps and one text with scripts off", async () => {
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
