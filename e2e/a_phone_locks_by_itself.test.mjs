// With scripts the text is locked on the telephone, with WebAssembly or without, and this relay sees neither a word of it nor a digit of
// the code; without scripts the page says so and the form works all the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, comeBack, demonstration, faultsOf, noteReceipt, person, receiptOn, send, signIn, until } from "./support.mjs";

const WORDS = "Ils gardent mon passeport 👩🏽‍🦱\nمرحبا SENTINEL-LOCKED";
let demo;

before(async () => { demo = await demonstration(18640); });
after(async () => { await closeBrowser(); await demo.stop(); });

const locked = (page) => page.waitForSelector("[data-browser]:not([hidden])");

const unfoldQuestions = (page) => page.evaluate(() => { document.querySelector("details:has(input[name=q-who])").open = true; });

/** Everything a page sends, as text and as bytes. */
function listen(page) {
  const sent = [];
  page.on("request", (request) => sent.push({ url: request.url(), body: request.postDataBuffer() ?? Buffer.alloc(0) }));
  return sent;
}

async function writing(lang, how = {}) {
  const one = await person({ scripts: true, lang, ...how });
  await chooseReaders(one.page, demo.relay, lang, how.readers ?? ["association"]);
  return one;
}

for (const [lang, width] of [["fr", 320], ["ar", 320], ["nl", 1280]]) {
  test(`what is written in ${lang} leaves the telephone locked, and only its reader opens it`, async () => {
    const { page, leave } = await writing(lang, { width });
    const sent = listen(page);
    await locked(page);
    assert.deepEqual(await faultsOf(page), []);
    await page.fill("#text", `${WORDS} ${lang}`);
    await unfoldQuestions(page);
    await page.check("input[name=q-who][value=self]");
    await page.click("button[name=send]");
    const code = await receiptOn(page);
    assert.match(code, /^\d{24}$/);
    assert.deepEqual(await faultsOf(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    const report = sent.find(({ url }) => url.endsWith("/r/5"));
    assert.ok(report.body.length > 16_000 && report.body.length < 120_000, `${report.body.length}`);
    for (const { url, body } of sent) {
      for (const secret of ["SENTINEL", "passeport", code, code.slice(0, 8), code.slice(20)]) {
        assert.ok(!url.includes(secret) && !body.includes(secret), `${secret} in ${url}`);
      }
    }
    await page.fill("#group", "12");
    await page.click("main form button:not([name])");
    await page.waitForSelector("#group-error:not([hidden])");
    const before = sent.length;
    await noteReceipt(page);
    await page.waitForSelector("h1");
    assert.ok(sent.slice(before).every(({ body }) => !body.includes(code.slice(20))), "the last group stays here too");
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    await comeBack(page, demo.relay, lang, code);
    await page.waitForSelector(".thread, main h1");
    assert.ok(!(await page.content()).includes("SENTINEL"), "no copy was asked for");
    await leave();

    const desk = demo.desks.find((one) => one.kind === "association");
    const reader = await person({ width: 1280 });
    await signIn(reader.page, desk);
    await until("the report is there, sealed by a browser", async () => {
      await reader.page.goto(`${desk.url}/?view=all`);
      const first = reader.page.locator("main a[href^='/signal/']").first();
      await first.click();
      return (await reader.page.content()).includes(`SENTINEL-LOCKED ${lang}`);
    }, 60_000);
    await reader.leave();
  });
}

test("without WebAssembly a script locks with the very same code, and the reader is told", async () => {
  const { page, context, leave } = await person({ scripts: true, lang: "ar" });
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  await chooseReaders(page, demo.relay, "ar", ["association"]);
  const sent = listen(page);
  await locked(page);
  await page.fill("#text", WORDS);
  await page.click("button[name=send]");
  const code = await receiptOn(page);
  assert.match(code, /^\d{24}$/);
  const report = sent.find(({ url }) => url.endsWith("/r/5"));
  assert.ok(!report.body.includes("SENTINEL") && !report.body.includes(code));
  assert.ok(!sent.some(({ url }) => url.endsWith(".wasm")), "nothing is fetched that cannot run");
  await noteReceipt(page);
  await leave();
});

test("without scripts the page says that the server locks, and the report arrives", async () => {
  const { page, leave } = await person({ lang: "fr" });
  await chooseReaders(page, demo.relay, "fr", ["association"]);
  assert.ok(await page.isVisible("[data-server]") && !(await page.isVisible("[data-browser]")));
  await send(page, "sans scripts");
  assert.match(await receiptOn(page), /^\d{24}$/);
  await leave();
});

test("P14, P15: a connection that is cut loses nothing and doubles nothing, whichever way it is cut", async () => {
  const { page, leave } = await writing("nl");
  await locked(page);
  const text = "de verbinding valt weg";
  await page.fill("#text", text);
  let stored = 0;
  // Cut before it arrives; cut after it was kept; a page of the network's own in between.
  const ways = [
    (route) => route.abort("connectionreset"),
    async (route) => { await route.fetch(); stored += 1; await route.abort("connectionreset"); },
    (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<html><body><h1>Wifi: log in</h1></body></html>" }),
  ];
  for (const way of ways) {
    await page.route("**/r/5", way, { times: 1 });
    await page.click("button[name=send]");
    await page.waitForFunction(() => document.querySelector("#fault:not([hidden])") && !document.querySelector("button[name=send]").disabled);
    assert.equal(await page.inputValue("#text"), text);
    assert.equal(await page.evaluate(() => document.activeElement.id), "fault");
    await page.evaluate(() => { document.querySelector("#fault").hidden = true; });
  }
  assert.equal(stored, 1);
  await page.click("button[name=send]");
  const code = await receiptOn(page);
  await page.waitForTimeout(500);
  await page.goto(`${demo.relay.url}/held`).catch(() => {});
  await leave();
  const back = await person({ lang: "nl" });
  await comeBack(back.page, demo.relay, "nl", code);
  assert.ok(!(await back.page.isVisible(".errors")), "the code opens the place of that very report");
  await back.leave();
});

test("another language keeps every word and choice, and nothing of it goes along", async () => {
  const { page, leave } = await writing("nl");
  await locked(page);
  await page.fill("#text", WORDS);
  await unfoldQuestions(page);
  await page.check("input[name=q-danger][value=yes]");
  await page.check("input[name=copy]");
  const sent = listen(page);
  await page.click("details:has(.langs) > summary");
  await page.click("button[name=l][value=ar]");
  await page.waitForFunction(() => document.documentElement.dir === "rtl");
  assert.equal(await page.inputValue("#text"), WORDS);
  assert.ok(await page.isChecked("input[name=q-danger][value=yes]") && await page.isChecked("input[name=copy]"));
  assert.ok(await page.isVisible("[data-browser]"));
  assert.ok(sent.every(({ body }) => !body.includes("SENTINEL") && !body.includes("q-danger")));
  await page.click("button[name=send]");
  const code = await receiptOn(page);
  await noteReceipt(page);
  await comeBack(page, demo.relay, "ar", code);
  assert.ok((await page.content()).includes("SENTINEL-LOCKED"), "the copy that was asked for");
  await leave();
});

test("P13: what cannot be sent is said beside the text, and the reload of a receipt is asked about first", async () => {
  const { page, leave } = await writing("fr");
  await locked(page);
  const sent = listen(page);
  await page.click("button[name=send]");
  await page.waitForSelector("#fault:not([hidden])");
  await page.fill("#text", "x".repeat(15_001));
  await page.click("button[name=send]");
  await page.waitForFunction(() => !document.querySelector("button[name=send]").disabled);
  assert.ok(sent.every(({ body }) => body.length === 0), "neither an empty text nor one that is too long leaves it");
  await page.fill("#text", "court");
  await page.click("button[name=send]");
  await receiptOn(page);
  await page.click("#group");
  let asked = 0;
  page.on("dialog", (dialog) => { asked += 1; dialog.accept(); });
  await page.reload();
  assert.equal(asked, 1);
  assert.ok(page.url().endsWith("/r/4"));
  assert.ok(!(await page.isVisible(".code")) && await page.isVisible("main .warn"), "it says that it does not know the code");
  await leave();
});

test("leaving from a receipt asks nothing and shows nothing", async () => {
  const { page, leave } = await writing("fr");
  await locked(page);
  await send(page, WORDS);
  await receiptOn(page);
  let asked = 0;
  page.on("dialog", (dialog) => { asked += 1; dialog.dismiss(); });
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Shift");
  await page.waitForURL("**/calendar**");
  assert.equal(asked, 0);
  await page.goBack().catch(() => {});
  assert.ok(!(await page.content()).includes("SENTINEL"));
  await leave();
});
