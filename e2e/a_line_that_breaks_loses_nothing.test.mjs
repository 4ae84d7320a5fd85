// The network breaks at every step of whoever has scripts: before something arrives, after it arrived, slowly, and with a page of somebody
// else's network in between, as a hotel's wifi shows one. Nothing is lost and nothing is there twice.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, demonstration, person, receiptOn, signIn, until } from "./support.mjs";

const port = 18360;
const WORDS = "de lijn valt weg";
const LATER = "en nog eens";
let demo, folder, photo, code;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "zichtbaar-line-"));
  demo = await demonstration(port, { folder });
  photo = join(folder, "deur.jpg");
  writeFileSync(photo, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(600_000, 7)]));
});
after(async () => { await closeBrowser(); await demo?.stop(); rmSync(folder, { recursive: true, force: true }); });

const html = { contentType: "text/html", body: "<!doctype html><html><body><h1>Wifi: log in</h1></body></html>" };
/** What a network does to a request. */
const ways = {
  "cut before it arrives": (route) => route.abort("connectionreset"),
  "cut after it arrived": async (route) => { await route.fetch(); await route.abort("connectionreset"); },
  "a page of the network's own": (route) => route.fulfill({ status: 200, ...html }),
  "led away to the network's own page": (route) => route.fulfill({ status: 302, headers: { location: "http://wifi.example/login" } }),
  "a gateway that gave up after it arrived": async (route) => { await route.fetch(); await route.fulfill({ status: 502, ...html }); },
  "slow": async (route) => { await new Promise((done) => setTimeout(done, 2_500)); await route.continue(); },
};

/** The network does each of these once to what goes to an address, then lets everything through. How often it was asked. */
async function unsteady(page, address, names) {
  const left = [...names];
  let asked = 0;
  await page.route(address, (route) => { asked += 1; return left.length ? ways[left.shift()](route) : route.continue(); });
  return () => asked;
}

const ready = (page) => page.waitForSelector("[data-browser]:not([hidden])");

/** Presses until it went through, and says how often in vain; whatever fails is said, and what was typed is still there. */
async function pressUntil(page, arrived, typed) {
  for (let n = 0; n < 9; n += 1) {
    await page.evaluate(() => { document.querySelector("#fault").hidden = true; });
    await page.click("main form button:not([type]):not([hidden])");
    await page.waitForSelector(`${arrived}, #fault:not([hidden])`, { timeout: 60_000 });
    if (await page.locator(arrived).count() && await page.isVisible(arrived)) return n;
    assert.equal(await page.evaluate(() => document.activeElement.id), "fault");
    if (typed) assert.equal(await page.inputValue("#text"), typed);
  }
  throw new Error("it never went through");
}

test("p14 a report with a photo leaves once over a line that breaks in every way at every step", async () => {
  const { page, leave } = await person({ scripts: true, lang: "nl" });
  await chooseReaders(page, demo.relay, "nl", ["association"]);
  await ready(page);
  await page.click("#files-l");
  await page.setInputFiles("#files", photo);
  await page.fill("#text", WORDS);
  const files = [
    await unsteady(page, /\/r\/6$/, ["a page of the network's own", "cut before it arrives"]),
    await unsteady(page, /\/r\/6\/\w+\/0$/, ["cut after it arrived", "led away to the network's own page"]),
    await unsteady(page, /\/r\/6\/\w+\/1$/, ["a gateway that gave up after it arrived", "slow"]),
    await unsteady(page, /\/r\/6\/\w+$/, ["cut after it arrived"]),
  ];
  await unsteady(page, /\/r\/5(\?.*)?$/, Object.keys(ways));
  const pressed = await pressUntil(page, ".code", WORDS);
  assert.ok(pressed >= 5, `pressed ${pressed} times in vain: each way was met`);
  assert.deepEqual(files.map((asked) => asked() >= 2), [true, true, true, true], "each way was met here too");
  code = await receiptOn(page);
  assert.match(code, /^\d{24}$/);
  await leave();
});

test("p14 coming back and writing more with a file: said once, however the line breaks", async () => {
  const { page, leave } = await person({ scripts: true, lang: "nl" });
  await page.goto(`${demo.relay.url}/m?l=nl`);
  await ready(page);
  await unsteady(page, /\/m\/7\?/, ["cut before it arrives", "a page of the network's own", "led away to the network's own page", "slow"]);
  await page.fill("#code", code);
  assert.equal(await pressUntil(page, "a[href='/m/2']"), 3);
  await page.click("a[href='/m/2']");
  await page.fill("#text", LATER);
  await page.click("#files-l");
  await page.setInputFiles("#files", photo);
  await unsteady(page, /\/m\/8\?/, Object.keys(ways));
  assert.equal(await pressUntil(page, "[data-when=done-2]:not([hidden])", LATER), 5);
  await leave();
});

test("a page whose keys never came says that the server locks, and what it says is true", async () => {
  for (const way of ["a page of the network's own", "led away to the network's own page", "cut before it arrives"]) {
    const { page, leave } = await person({ scripts: true, lang: "nl" });
    await unsteady(page, "**/v1/keys", [way]);
    await chooseReaders(page, demo.relay, "nl", ["association"]);
    await page.waitForLoadState("networkidle");
    assert.ok(await page.isVisible("[data-server]") && await page.isHidden("[data-browser]"), way);
    await leave();
  }
});

test("p15 the relay is stopped between writing and sending and started again: the text is still there and goes once", async () => {
  const { page, leave } = await person({ scripts: true, lang: "nl" });
  await chooseReaders(page, demo.relay, "nl", ["association"]);
  await ready(page);
  await page.fill("#text", `${WORDS} p15`);
  await demo.stop();
  await page.click("button[name=send]");
  await page.waitForSelector("#fault:not([hidden])");
  assert.equal(await page.inputValue("#text"), `${WORDS} p15`);
  demo = await demonstration(port, { folder });
  await until("it answers again", () => fetch(demo.relay.url).then(({ ok }) => ok, () => false), 60_000);
  await pressUntil(page, ".code", `${WORDS} p15`);
  await leave();
});

test("each of them is at the desk once, with one photo each", async () => {
  const desk = demo.desks.find((one) => one.kind === "association");
  await until("the desk is there again", () => fetch(desk.url).then(() => true, () => false), 60_000);
  const reader = await person({ scripts: true, width: 1280 });
  await signIn(reader.page, desk, "lead");
  const seen = [];
  await until("all of it is at the desk", async () => {
    seen.length = 0;
    await reader.page.goto(`${desk.url}/?view=all`);
    const all = await reader.page.locator("table a[href*='/signal/']").evaluateAll((links) => [...new Set(links.map((link) => link.href.split("#")[0]))]);
    for (const href of all.slice(0, 6)) {
      await reader.page.goto(href);
      const text = await reader.page.locator("main").innerText();
      if (text.includes(WORDS)) seen.push([text.split(WORDS).length - 1, text.split(LATER).length - 1, await reader.page.locator("form[action*='/file/'] button").count()]);
    }
    return seen.length >= 2 && seen.some(([, later]) => later);
  }, 40_000);
  assert.deepEqual(seen.sort(), [[1, 0, 0], [1, 1, 2]]);
  await reader.leave();
});
