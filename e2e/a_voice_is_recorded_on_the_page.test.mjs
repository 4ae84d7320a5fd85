// Whoever cannot write or does not want to records a voice or a film on the page itself: asked for with a button and never before, warned first,
// listened to, thrown away or kept. What is kept is locked on the telephone like any file, with WebAssembly or without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, demonstration, faultsOf, noteReceipt, person, receiptOn, signIn, until } from "./support.mjs";

const port = 18980;
const SHOTS = process.env.ZICHTBAAR_SHOTS;
let demo, code;

before(async () => { demo = await demonstration(port); });
after(async () => { await closeBrowser(); await demo?.stop(); });

const ready = (page) => page.waitForSelector("[data-browser]:not([hidden])");

/** Somebody whose browser counts how often it was asked for a microphone; `bare` has no WebAssembly. */
async function writer({ lang, width = 320, may = true, bare = false }) {
  const one = await person({ scripts: true, lang, width });
  if (may) await one.context.grantPermissions(["microphone", "camera"], { origin: demo.relay.url });
  await one.context.addInitScript((bare) => {
    if (bare) delete globalThis.WebAssembly;
    const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
    globalThis.asked = 0;
    if (ask) navigator.mediaDevices.getUserMedia = (how) => { globalThis.asked += 1; return ask(how); };
  }, bare);
  return { ...one, asked: () => one.page.evaluate(() => globalThis.asked) };
}

async function record(page, kind) {
  await page.click(`[data-record] button[value=${kind}]`);
  await page.click("[data-record] button[name=start]");
  await page.waitForSelector("[data-record] button[name=stop]:visible");
  await page.waitForFunction(() => document.querySelector("[role=timer]").textContent !== "0:00");
}

const listed = (page) => page.locator("ul[aria-labelledby=files-l] bdi").allInnerTexts();
const picture = (page, name) => SHOTS && page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });

test("a voice is recorded after a warning, thrown away, recorded anew, kept, and locked with the report", async () => {
  const { page, asked, leave } = await writer({ lang: "fr" });
  await chooseReaders(page, demo.relay, "fr", ["association"]);
  const bodies = [];
  page.on("request", (request) => bodies.push(request.postDataBuffer() ?? Buffer.alloc(0)));
  await ready(page);
  await page.click("#files-l");
  assert.ok(await page.isHidden("#voice"), "one way to record, not two");
  await page.click("[data-record] button[value=audio]");
  assert.ok(await page.isVisible("[data-step=ask] .warn"));
  assert.equal(await asked(), 0, "nobody is asked before they press");
  await picture(page, "record-ask-fr-320");
  await page.click("[data-record] button[value=audio]");
  assert.ok(await page.isHidden("[data-step=ask]"));
  await record(page, "audio");
  await page.fill("#text", "écoutez");
  await page.click("button[name=send]");
  await page.waitForSelector("#fault:not([hidden])");
  assert.equal(bodies.filter((body) => body.length).length, 0, "nothing leaves while it is not known what becomes of the recording");
  await page.click("[data-record] button[name=stop]");
  await page.waitForSelector("[data-record] audio:visible");
  assert.equal(await page.evaluate(() => document.activeElement.name), "keep");
  assert.ok(await page.evaluate(async () => {
    const heard = document.querySelector("[data-record] audio");
    await heard.play();
    await new Promise((done) => setTimeout(done, 400));
    return heard.currentTime > 0;
  }), "it can be listened to");
  assert.deepEqual(await faultsOf(page, "a recording"), []);
  await picture(page, "record-done-fr-320");
  await page.click("[data-record] button[name=drop]");
  assert.deepEqual(await listed(page), []);
  await record(page, "audio");
  await page.click("[data-record] button[name=stop]");
  await page.click("[data-record] button[name=keep]");
  await until("it is among the files", async () => (await listed(page)).length === 1);
  assert.deepEqual(await listed(page), ["audio-2.webm"]);
  await page.click("button[name=send]");
  await page.waitForSelector(".code");
  code = await receiptOn(page);
  assert.ok(bodies.every((body) => !body.includes("OpusHead") && !body.includes("webm")), "in clear on its way");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await noteReceipt(page);
  await leave();
});

test("a film goes along with what is written later, without WebAssembly too, and the desk gets both", async () => {
  const { page, asked, leave } = await writer({ lang: "nl", width: 1280, bare: true });
  const urls = [];
  page.on("request", (request) => urls.push(request.url()));
  await page.goto(`${demo.relay.url}/m?l=nl`);
  await ready(page);
  await page.fill("#code", code);
  await page.click("main form button");
  await page.waitForSelector(".thread", { state: "attached" });
  await page.click("a[href='/m/2']");
  await page.fill("#text", "een film van de deur");
  await page.click("#files-l");
  assert.equal(await asked(), 0);
  await record(page, "video");
  assert.ok(await page.isVisible("video[muted]"), "one sees what is filmed");
  await picture(page, "record-film-nl-1280");
  // Whoever looks at another page meanwhile finds the recording again, ended.
  await page.click(".back");
  await page.click("a[href='/m/2']");
  await page.waitForSelector("[data-record] video[controls]:visible");
  await page.click("[data-record] button[name=keep]");
  await until("it is among the files", async () => (await listed(page)).length === 1);
  await page.click(".back");
  await page.click("a[href='/m/2']");
  assert.deepEqual(await listed(page), ["video-1.webm"], "and it is still there");
  await page.click("main form button:not([type])");
  await page.waitForSelector("[data-when=done-2]:not([hidden])", { timeout: 60_000 });
  assert.ok(urls.every((url) => !url.endsWith(".wasm")) && urls.some((url) => /\/opener-\w+\.js$/.test(url)));
  await page.click("a[href='/m/2']");
  assert.deepEqual(await listed(page), [], "it does not go along a second time");
  await leave();

  const desk = demo.desks.find((one) => one.kind === "association");
  const reader = await person({ scripts: true, width: 1280 });
  await signIn(reader.page, desk, "lead");
  const files = reader.page.locator("form[action*='/file/'] button");
  await until("both are at the desk", async () => {
    await reader.page.goto(`${desk.url}/`);
    await reader.page.goto(new URL(await reader.page.locator("table a[href*='/signal/']").first().getAttribute("href"), desk.url).href);
    return (await reader.page.content()).includes("een film van de deur") && await files.count() === 2;
  }, 40_000);
  for (const [n, kind] of [[0, "audio"], [1, "video"]]) {
    const [download] = await Promise.all([reader.page.waitForEvent("download"), files.nth(n).click()]);
    assert.match(download.suggestedFilename(), new RegExp(`${kind}-\\d\\.webm$`));
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.subarray(0, 4).toString("hex"), "1a45dfa3", "a WebM file (EBML)");
    assert.ok(bytes.includes(kind === "audio" ? "OpusHead" : "V_VP"), kind);
  }
  await reader.leave();
});

test("where the browser does not let the page record, the telephone's own recorder is there", async () => {
  const { page, leave } = await writer({ lang: "ar", may: false });
  await chooseReaders(page, demo.relay, "ar", ["association"]);
  await ready(page);
  await page.click("#files-l");
  await page.click("[data-record] button[value=audio]");
  await page.click("[data-record] button[name=start]");
  await page.waitForSelector("[data-record] [role=alert]:visible");
  assert.ok(await page.isVisible("#voice"));
  await picture(page, "record-denied-ar-320");
  await leave();
  const old = await person({ scripts: true, lang: "ar" });
  await old.context.addInitScript(() => { delete globalThis.MediaRecorder; });
  await chooseReaders(old.page, demo.relay, "ar", ["association"]);
  await ready(old.page);
  await old.page.click("#files-l");
  assert.ok(await old.page.isVisible("#voice") && await old.page.isHidden("[data-record]"));
  await old.leave();
});
