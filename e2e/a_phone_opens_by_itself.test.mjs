// With scripts whoever comes back opens the thread on the telephone: the relay is shown two keys that open nothing, and hands out and
// takes in what is sealed, with WebAssembly or without. Without scripts the page says so and everything works all the same.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, comeBack, demonstration, faultsOf, noteReceipt, person, receiptOn } from "./support.mjs";

const WORDS = "Ils gardent mon passeport SENTINEL-OPENED";
const MORE = "Nous sommes trois <b>SENTINEL-MORE</b>\nمرحبا";
let demo, code;

before(async () => { demo = await demonstration(18840); code = await told(); });
after(async () => { await closeBrowser(); await demo.stop(); });

const opens = (page) => page.waitForSelector("[data-browser]:not([hidden])");
const thread = (page) => page.waitForSelector(".thread", { state: "attached" });

/** A report with a copy, locked by a telephone; its code has never been anywhere else. */
async function told() {
  const { page, leave } = await person({ scripts: true, lang: "fr" });
  await chooseReaders(page, demo.relay, "fr", ["association", "police-section"]);
  await opens(page);
  await page.fill("#text", WORDS);
  await page.evaluate(() => { document.querySelector("details:has(input[name=copy])").open = true; });
  await page.check("input[name=copy]");
  await page.click("button[name=send]");
  await page.waitForSelector(".code");
  const digits = await receiptOn(page);
  await noteReceipt(page);
  await page.waitForFunction(() => !document.querySelector("#group"));
  await leave();
  return digits;
}

/** Everything a page sends. */
function listen(page) {
  const sent = [];
  page.on("request", (request) => sent.push({ url: request.url(), body: request.postDataBuffer() ?? Buffer.alloc(0), cookie: request.headers().cookie }));
  return sent;
}

/** Somebody on the page of the code, ready to open it. */
async function back(lang, how = {}) {
  const one = await person({ scripts: true, lang, ...how });
  const sent = listen(one.page);
  await one.page.goto(`${demo.relay.url}/m?l=${lang}`);
  await opens(one.page);
  return { ...one, sent };
}

async function open(one, digits = code) {
  await one.page.fill("#code", digits.replace(/(.{4})/g, "$1 "));
  await one.page.click("main form button:not([type])");
  await thread(one.page);
}

function nothingLeft(sent, secrets) {
  for (const { url, body } of sent) for (const secret of secrets) assert.ok(!url.includes(secret) && !body.includes(secret), `${secret} in ${url}`);
}

for (const [lang, width] of [["fr", 320], ["ar", 320], ["nl", 1280]]) {
  test(`an answer is opened on the telephone in ${lang}, and the code does not leave it`, async () => {
    const one = await back(lang, { width });
    const { page, sent } = one;
    assert.ok(sent.length <= 5, `${sent.length} requests`);
    await page.fill("#code", "12 34 x");
    await page.click("main form button:not([type])");
    await page.waitForSelector("#fault:not([hidden])");
    const digits = await page.innerText("#fault a");
    await page.fill("#code", code.slice(0, 20));
    await page.click("main form button:not([type])");
    await page.waitForFunction((before) => document.querySelector("#fault a").textContent !== before, digits);
    assert.match(await page.innerText("#fault a"), /20|٢٠/);
    assert.equal(sent.filter(({ body }) => body.length).length, 0, "what is no code is asked of nobody");
    await open(one, demo.receipt);
    assert.equal(new URL(page.url()).pathname, "/m");
    const bubble = page.locator(".from-them .bubble").first();
    assert.ok((await bubble.innerText()).length > 10);
    assert.ok(await bubble.getAttribute("lang") && await bubble.getAttribute("dir"));
    assert.deepEqual(await faultsOf(page, `thread ${lang}`), []);
    nothingLeft(sent, [demo.receipt, demo.receipt.slice(0, 8)]);
    assert.ok(sent.every(({ cookie }) => !cookie));
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    for (const way of [() => page.reload(), async () => { await page.goto(`${demo.relay.url}/calendar`); await page.goBack(); }]) {
      await way();
      assert.equal(await page.inputValue("#code"), "");
      assert.equal(await page.locator(".thread").count(), 0, "it asks for the code again");
    }
    await one.leave();
  });
}

test("more is written, somebody stopped, everything deleted and undone, and the relay sees none of it", async () => {
  const one = await back("fr");
  const { page, sent } = one;
  await open(one);
  assert.equal(await page.locator("details .bubble").textContent(), WORDS, "the copy that was asked for");
  await page.click("a[href='/m/2']");
  await page.click("main form button:not([type])");
  await page.waitForSelector("#fault:not([hidden])");
  await page.fill("#text", MORE);
  await page.click(".back");
  await page.click("header summary");
  await page.click("a[href='/m?l=ar']");
  await page.waitForFunction(() => document.documentElement.dir === "rtl");
  await page.click("a[href='/m/2']");
  assert.equal(await page.inputValue("#text"), MORE, "what was typed is still there, in another language too");
  await page.click("main form button:not([type])");
  await page.waitForSelector("[data-when=done-2]:not([hidden])");
  await page.click("a[href='/m/4']");
  await page.check("input[value=police-section]");
  await page.click("main form button:not([type])");
  await page.waitForSelector("[data-when=done-4]:not([hidden])");
  await page.click("a[href='/m/3']");
  assert.deepEqual(await page.locator("input[name=who]:checked").evaluateAll((all) => all.map((box) => box.value)), ["association"]);
  await page.check("input[value=centre]");
  await page.click("main form button:not([type])");
  await page.waitForSelector("[data-when=done-3]:not([hidden])");
  await page.click("a[href='/m/5']");
  await page.click("main form button:not([type])");
  await page.waitForSelector("[data-when=due]:not([hidden])");
  assert.match(await page.innerText("[data-put=due]"), /202\d|٢٠٢/);
  await page.click("[data-when=due] button");
  await page.waitForSelector("[data-when=done-6]:not([hidden])");
  nothingLeft(sent, [code, code.slice(0, 8), "SENTINEL", "passeport"]);
  const relay = readdirSync(demo.folder).filter((name) => name.startsWith("relay"));
  assert.ok(relay.length > 0, `${readdirSync(demo.folder)}`);
  for (const name of relay) {
    const bytes = readFileSync(join(demo.folder, name));
    for (const secret of [code, "SENTINEL"]) assert.ok(!bytes.includes(secret), `${secret} in ${name}`);
  }
  assert.ok(!demo.log().includes(code) && !demo.log().includes("SENTINEL"));
  await one.leave();
});

test("in two tabs at once both wishes come true, and a connection that is cut loses and doubles nothing", async () => {
  const [one, other] = [await back("nl"), await back("nl")];
  await open(one);
  await open(other);
  const { page } = one;
  await page.click("a[href='/m/2']");
  await page.fill("#text", "de verbinding valt weg");
  await other.page.click("a[href='/m/2']");
  await other.page.fill("#text", "in een andere tab");
  await other.page.click("main form button:not([type])");
  await other.page.waitForSelector("[data-when=done-2]:not([hidden])");
  const kept = [];
  // Cut before it arrives; cut after it was taken; a page of the network's own in between.
  const ways = [
    (route) => route.abort("connectionreset"),
    async (route) => { kept.push((await route.fetch()).status()); await route.abort("connectionreset"); },
    (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<html><body><h1>Wifi: log in</h1></body></html>" }),
  ];
  // The first is refused, since the other tab was faster, and made anew.
  for (const [n, way] of ways.entries()) {
    await page.route("**/m/8?*", n === 1 ? async (route) => { if ((await route.fetch()).status() === 409) return route.fulfill({ status: 409 }); return way(route); } : way, { times: n === 1 ? 2 : 1 });
    await page.click("main form button:not([type])");
    await page.waitForFunction(() => document.querySelector("#fault:not([hidden])") && !document.querySelector("main form button:not([type])").disabled);
    assert.equal(await page.inputValue("#text"), "de verbinding valt weg");
    assert.equal(await page.evaluate(() => document.activeElement.id), "fault");
    await page.unroute("**/m/8?*");
    await page.evaluate(() => { document.querySelector("#fault").hidden = true; });
  }
  await page.click("main form button:not([type])");
  await page.waitForSelector("[data-when=done-2]:not([hidden])");
  const cut = await back("nl");
  await cut.page.route("**/m/7?*", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Wifi</h1>" }), { times: 1 });
  await cut.page.fill("#code", code);
  await cut.page.click("main form button:not([type])");
  await cut.page.waitForSelector("#fault:not([hidden])");
  assert.equal(await cut.page.inputValue("#code"), code, "the code is still there, and pressed again it opens");
  await cut.page.click("main form button:not([type])");
  await thread(cut.page);
  for (const each of [one, other, cut]) await each.leave();
});

test("leaving and waiting show nothing, and a code with a wrong number is no code", async () => {
  const one = await person({ scripts: true, lang: "fr" });
  const { page } = one;
  await page.clock.install();
  await page.goto(`${demo.relay.url}/m?l=fr`);
  await opens(page);
  const wrong = `${code.slice(0, 23)}${(Number(code[23]) + 1) % 10}`;
  await page.fill("#code", wrong);
  await page.click("main form button:not([type])");
  await page.waitForSelector("#fault:not([hidden])");
  await open(one);
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Shift");
  await page.waitForURL("**/calendar**");
  await page.goBack().catch(() => {});
  assert.ok(!(await page.content()).includes("SENTINEL"));
  await page.goto(`${demo.relay.url}/m?l=fr`);
  await opens(page);
  await open(one);
  await page.clock.fastForward("29:00");
  await page.mouse.click(5, 5);
  await page.clock.fastForward("29:00");
  assert.equal(await page.locator(".thread").count(), 1, "whoever uses it keeps it");
  await page.clock.fastForward("02:00");
  await page.waitForURL("**/calendar**");
  await one.leave();
});

test("without WebAssembly a script opens with the very same code, and without scripts the page says that the server does", async () => {
  const bare = await person({ scripts: true, lang: "fr" });
  await bare.context.addInitScript(() => { delete globalThis.WebAssembly; });
  const sent = listen(bare.page);
  await bare.page.goto(`${demo.relay.url}/m?l=fr`);
  await opens(bare.page);
  assert.ok(await bare.page.isHidden("[data-server]"));
  await open(bare);
  assert.equal(await bare.page.locator("details .bubble").textContent(), WORDS);
  await bare.page.click("a[href='/m/2']");
  await bare.page.fill("#text", `${MORE} sans`);
  await bare.page.click("main form button:not([type])");
  await bare.page.waitForSelector("[data-when=done-2]:not([hidden])");
  nothingLeft(sent, [code, code.slice(0, 8), "SENTINEL"]);
  assert.ok(sent.every(({ url, cookie }) => !url.endsWith(".wasm") && !cookie), "nothing is fetched that cannot run");
  await bare.leave();
  const plain = await person({ lang: "fr" });
  await plain.page.goto(`${demo.relay.url}/m?l=fr`);
  assert.ok(await plain.page.isVisible("[data-server]") && !(await plain.page.isVisible("[data-browser]")));
  await comeBack(plain.page, demo.relay, "fr", code);
  assert.ok((await plain.page.content()).includes("SENTINEL-OPENED"));
  assert.ok(plain.page.url().endsWith("/m/1"));
  await plain.leave();
});
