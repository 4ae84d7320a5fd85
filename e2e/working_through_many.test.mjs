// Many reports: found again by an address, decided about at once and taken back, worked through with single keys; with scripts and
// without, on small screens and wide ones.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, languages } from "./support.mjs";

let desk, as, stop;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(18390, "centre", ["reader", "lead"]));
  // Enough to choose from: a desk writes down what it is told.
  const { page, leave } = await as("lead", { lang: "nl" });
  for (let n = 0; n < 28; n += 1) {
    await page.goto(`${desk.url}/enter`);
    await page.selectOption("#origin", n % 2 ? "phone" : "counter");
    await page.fill("#text", `iemand belt over een huis, nummer ${n}`);
    await page.selectOption("#checked", { index: 1 });
    await page.click("button.button[value=save]");
  }
  await leave();
});
after(async () => stop?.());

/** What a page says, without the marks around numbers that nobody sees. */
const said = async (what) => (await what.innerText()).replace(/[\u2066-\u2069]/g, "");
const numbers = (page) => page.locator("[data-rows] td.num a").allInnerTexts();

test("D5: a filter is an address that shows the same after a reload and to a second person", async () => {
  const one = await as("reader", { lang: "nl" });
  await one.page.goto(desk.url);
  await one.page.click("details.narrow-by > summary");
  await one.page.selectOption("select[name=origin]", "phone");
  await one.page.selectOption("select[name=who]", "nobody");
  await one.page.click("details.narrow-by button");
  const address = one.page.url();
  assert.equal(new URL(address).search, "?who=nobody&origin=phone");
  const shown = await numbers(one.page);
  assert.equal(shown.length, 14);
  assert.match(await said(one.page.locator(".chosen")), /^14 /);
  await one.page.reload();
  assert.deepEqual(await numbers(one.page), shown);
  const two = await as("lead", { lang: "nl" });
  await two.page.goto(address);
  assert.deepEqual(await numbers(two.page), shown);
  await two.leave();
  await one.page.click(".chosen details > summary");
  await one.page.fill("#kept-name", "Aan de telefoon");
  await one.page.click("button[value=keep]");
  assert.ok((await said(one.page.locator("nav.kept"))).includes("Aan de telefoon (14)"));
  await one.page.click(".chips a >> nth=0");
  assert.equal(new URL(one.page.url()).search, "?origin=phone");
  await one.page.goto(`${desk.url}/?filter=1&from=morgen&who=nobody`);
  assert.equal(await one.page.inputValue("select[name=who]"), "nobody", "what was chosen stays when a day is none");
  assert.equal(await one.page.locator("#from-error").count(), 1);
  await one.leave();
});

for (const scripts of [false, true]) {
  test(`D6: 25 are chosen, seen, labelled within two seconds and taken back, scripts ${scripts ? "on" : "off"}`, async () => {
    const { page, leave } = await as("lead", { lang: "nl", scripts });
    await page.goto(`${desk.url}/?state=new`);
    if (scripts) await page.click("a[data-mark]");
    else await page.goto(`${desk.url}/?state=new&mark=all`);
    const boxes = page.locator("input[name=row]:checked");
    while ((await boxes.count()) > 25) await boxes.first().uncheck();
    const offered = await page.locator("form#many button").allInnerTexts();
    assert.equal(offered.length, 4, "no answer and no referral to many");
    await page.click("form#many button[value=label]");
    await page.fill("#new-label", `nacht ${scripts}`);
    await page.click("button.button[value=look]");
    assert.equal(await page.locator("tbody tr").count(), 25);
    assert.match(await said(page.locator(".note")), /^25 \S+ 25 /);
    const start = Date.now();
    await page.click("button[value=apply]");
    const took = Date.now() - start;
    assert.ok(took <= 2_000, `${took} ms`);
    assert.ok(new URL(page.url()).pathname.startsWith("/bulk/"));
    assert.equal(await page.locator("tbody .badge.open").count(), 25);
    if (scripts) assert.match(await page.locator("[data-left]").innerText(), /\d/);
    await page.click("form[action$='/undo'] button");
    assert.equal(await page.locator("tbody .badge.open").count(), 0);
    await page.goto(desk.url);
    assert.equal(await page.locator(".badge.label").count(), 0, "as before");
    await leave();
  });
}

test("D1: a report is opened, taken, labelled and answered with six keys and the words of the answer", async () => {
  const { page, leave } = await as("lead", { lang: "nl", scripts: true });
  await page.goto(`${desk.url}/signal/1`);
  await page.fill("#new-label", "huis");
  await page.click("button.button[value=save]");
  await page.uncheck("main aside input[name=label]");
  await page.click("button.button[value=save]");
  await page.goto(`${desk.url}/?state=new&of=en`);
  assert.ok((await numbers(page)).includes("1"));
  let keys = 0;
  const press = async (key) => { keys += 1; await page.keyboard.press(key); };
  await Promise.all([page.waitForURL("**/signal/*"), press("Enter")]);
  await Promise.all([page.waitForURL("**done=taken"), press("a")]);
  await press("l");
  await press("Space");
  await press("r");
  await page.keyboard.type("Wij zijn er voor u. a l r e x ?");
  await Promise.all([page.waitForURL("**done=sent"), press("Control+Enter")]);
  assert.equal(keys, 6);
  assert.ok((await page.locator("h1 ~ .badge.label").innerText()).includes("huis"));
  assert.ok((await page.locator(".thread").innerText()).includes("a l r e x ?"), "no key does anything while somebody types");
  await leave();
});

test("D4: keys go through the list, mark and come back to the row; whoever wants none has none", async () => {
  const { page, leave } = await as("lead", { lang: "nl", scripts: true });
  await page.goto(`${desk.url}/?origin=counter`);
  const list = await numbers(page);
  for (const key of ["j", "j", "j", "k", "x"]) await page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement.id);
  assert.equal(await focused(), `s${list[1]}`);
  assert.equal(await page.locator("input[name=row]:checked").getAttribute("value"), list[1]);
  await Promise.all([page.waitForURL("**/signal/*"), page.keyboard.press("Enter")]);
  assert.equal(await page.locator("nav.beside [aria-current=page] b").innerText(), list[1]);
  await Promise.all([page.waitForURL(`**/signal/${list[2]}`), page.keyboard.press("j")]);
  await Promise.all([page.waitForURL("**origin=counter**"), page.keyboard.press("u")]);
  assert.equal(await focused(), `s${list[2]}`, "back at the row");
  await Promise.all([page.waitForURL("**/search**"), page.keyboard.press("/")]);
  assert.equal(await focused(), "question");
  await page.keyboard.type("?/u");
  assert.equal(await page.inputValue("#question"), "?/u");
  await page.goto(desk.url);
  await Promise.all([page.waitForURL("**/keys"), page.keyboard.press("?")]);
  await page.click("button[value=off]");
  await page.goto(desk.url);
  await page.keyboard.press("?");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).pathname, "/");
  await page.goto(`${desk.url}/keys`);
  await page.click("button[value=on]");
  await leave();
});

test("D16: the list stands beside a report where there is room, without scripts too, and nowhere else", async () => {
  for (const [width, shown] of [[1280, true], [768, false], [320, false]]) {
    const { page, leave } = await as("reader", { lang: "fr", width });
    await page.goto(`${desk.url}/?origin=phone`);
    await page.click("[data-rows] td.num a >> nth=0");
    assert.equal(await page.locator("nav.beside").isVisible(), shown, `${width}`);
    const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(wide <= inner, `${wide} at ${width}`);
    await page.click("a[data-back]");
    assert.ok(page.url().includes("origin=phone#s"), page.url());
    await leave();
  }
});

test("the menu of a small screen is one line that unfolds, and a wrong turn keeps it", async () => {
  const { page, leave } = await as("reader", { lang: "nl", width: 320 });
  await page.goto(`${desk.url}/nowhere`);
  assert.ok((await page.locator("header.app").boundingBox()).height < 100);
  assert.equal(await page.locator("a[href='/cases']").isVisible(), false);
  await page.click(".app .fold > summary");
  await page.click("a[href='/cases']");
  assert.equal(new URL(page.url()).pathname, "/cases");
  await leave();
});

for (const lang of [...languages, "de"]) {
  test(`in ${lang} nothing of it is too wide or breaks a rule for those who listen`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const { page, leave } = await as("lead", { lang, width, scripts: true });
      for (const path of ["/?who=nobody&from=2026-01-01", "/views", "/keys", "/signal/2"]) {
        await page.goto(`${desk.url}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        faults.push(...await faultsOf(page, path));
      }
      for (const act of ["give", "label", "close"]) {
        await page.goto(`${desk.url}/?state=new&mark=all`);
        await page.click(`form#many button[value=${act}]`);
        faults.push(...await faultsOf(page, act));
      }
      await leave();
    }
    assert.deepEqual(faults, []);
  });
}
