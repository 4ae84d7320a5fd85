// The way out, measured in a browser: what a person standing beside her can find with the Back button, in the cache on
// disk, in cookies, and on the screen while the network is slow.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { chooseReaders, closeBrowser, demonstration, person, send } from "./support.mjs";

const port = 18120;
const sentinel = "mijnpaspoortligtinzijnkluis";
let demo;

before(async () => { demo = await demonstration(port); });
after(async () => { await closeBrowser(); await demo?.stop(); });

/** What is on the screen once the page has stopped changing. */
async function settled(page) {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForLoadState("load").catch(() => {});
    const content = await page.content().catch(() => undefined);
    if (content !== undefined) return content;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the page never settled");
}

const association = () => demo.desks.find((desk) => desk.kind === "association").id;

for (const scripts of [false, true]) {
  test(`P5: after leaving, Back never shows the text, scripts ${scripts ? "on" : "off"}`, async () => {
    const { page, leave } = await person({ scripts });
    await chooseReaders(page, demo.relay, "nl", [association()]);
    await page.fill("#text", sentinel);
    await page.click("details:has(.langs) > summary");
    await page.click("button[name=l][value=fr]");
    await page.waitForSelector("html[lang=fr]");
    assert.ok((await page.inputValue("#text")).includes(sentinel), "changing the language keeps the text");
    await page.click(".exit a");
    assert.match(page.url(), /\/calendar/);
    for (let step = 0; step < 6; step += 1) {
      await page.goBack().catch(() => {});
      assert.ok(!(await settled(page)).includes(sentinel), `Back ${step + 1}`);
      // Whoever is asked whether the form may be sent again, and agrees.
      await page.reload().catch(() => {});
      assert.ok(!(await settled(page)).includes(sentinel), `Back ${step + 1}, sent again`);
    }
    await leave();
  });
}

test("P8: pressing Shift three times leaves, and writing in capitals does not", async () => {
  const { page, leave } = await person({ scripts: true });
  await chooseReaders(page, demo.relay, "nl", [association()]);
  await page.focus("#text");
  for (const letter of ["A", "B", "C"]) await page.keyboard.press(`Shift+${letter}`);
  assert.equal(await page.inputValue("#text"), "ABC");
  assert.match(page.url(), /\/r\/3$/);
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Shift");
  await page.waitForURL(/\/calendar/);
  await page.goBack().catch(() => {});
  assert.ok(!(await settled(page)).includes("ABC"));
  await leave();
});

test("P4: no cookie before the first answer, one careful cookie after it, nothing stored, none after leaving", async () => {
  const { page, context, leave } = await person({ scripts: true });
  await page.goto(demo.relay.url);
  await page.click('a[href^="/r?"]');
  assert.deepEqual(await context.cookies(), []);
  await page.click("button[name=safe][value=yes]");
  const [cookie, ...others] = await context.cookies();
  assert.deepEqual(others, []);
  assert.ok(cookie.httpOnly && cookie.secure && cookie.sameSite === "Strict" && cookie.expires === -1);
  const stored = await page.evaluate(async () => [
    localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ]);
  assert.deepEqual(stored, [0, 0, 0, 0, 0]);
  await page.click(".exit a");
  assert.deepEqual(await context.cookies(), []);
  await leave();
});

test("P6: the button to leave is on the screen at the bottom of every page, large enough and not covered", async () => {
  const { page, leave } = await person({ scripts: true });
  await chooseReaders(page, demo.relay, "nl", [association()]);
  for (const address of ["/", "/r", "/r/2", "/r/3", "/m"]) {
    await page.goto(demo.relay.url + address);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const seen = await page.evaluate(() => {
      const link = document.querySelector(".exit a");
      const box = link.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const order = [...document.querySelectorAll("a[href],button,input,textarea,summary")].indexOf(link);
      return { width: box.width, height: box.height, inView: box.top >= 0 && box.bottom <= innerHeight, hit: hit === link, order };
    });
    assert.ok(seen.width >= 48 && seen.height >= 48 && seen.inView && seen.hit && seen.order <= 1, `${address}: ${JSON.stringify(seen)}`);
  }
  await leave();
});

test("P7: the page goes blank the moment the button is pressed, also without scripts and on a slow network", async () => {
  const { page, leave } = await person({ scripts: false });
  await chooseReaders(page, demo.relay, "nl", [association()]);
  await page.fill("#text", sentinel);
  await page.route("**/x", async (route) => { await new Promise((done) => setTimeout(done, 4_000)); await route.continue(); });
  const box = await page.locator(".exit a").boundingBox();
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  assert.equal(await page.locator("main").isVisible(), false, "while pressing");
  await page.mouse.up();
  await new Promise((done) => setTimeout(done, 700));
  assert.equal(await page.locator("main").isVisible(), false, "while the server is slow");
  await leave();
});

test("P5: nothing of the text is on the disk of the phone after the journey", async () => {
  const profile = mkdtempSync(join(tmpdir(), "zichtbaar-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", javaScriptEnabled: false,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const page = await context.newPage();
  await chooseReaders(page, demo.relay, "nl", [association()]);
  await send(page, sentinel);
  const code = (await page.locator(".code").innerText()).replace(/\D/g, "");
  await page.click(".exit a");
  await context.close();
  const needles = [sentinel, code, code.slice(0, 12)].map((text) => Buffer.from(text));
  const files = (folder) => readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const kind = statSync(path, { throwIfNoEntry: false });
    return kind?.isDirectory() ? files(path) : kind?.isFile() ? [path] : [];
  });
  const all = files(profile);
  assert.ok(all.length > 5, "a real profile was searched");
  for (const file of all) {
    const bytes = readFileSync(file);
    for (const needle of needles) assert.ok(!bytes.includes(needle), `${file} holds ${needle}`);
  }
  rmSync(profile, { recursive: true, force: true });
});
