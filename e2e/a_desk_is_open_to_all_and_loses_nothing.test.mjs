// A desk in a browser: read aloud, on a small screen, without scripts, by two people at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, demonstration, faultsOf, languages, person, rulesBroken, signIn, until } from "./support.mjs";

const port = 18160;
let demo;
let desk;
let cookies;

before(async () => {
  demo = await demonstration(port);
  desk = demo.desks.find((one) => one.kind === "centre");
  const { page, context, leave } = await person();
  await signIn(page, desk, "lead");
  cookies = await context.cookies(desk.url);
  await until("two reports are there", async () => {
    await page.goto(desk.url);
    return (await page.locator("tbody tr").count()) >= 2;
  });
  await leave();
});
after(async () => { await closeBrowser(); await demo?.stop(); });

async function member(options) {
  const one = await person(options);
  await one.context.addCookies(cookies);
  return one;
}

for (const lang of languages) {
  test(`D3, D17: every page of a desk in ${lang} breaks no rule for those who listen and fits a small screen`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const { page, leave } = await member({ lang, width, scripts: true });
      const refused = [];
      page.on("console", (message) => { if (message.type() === "error" && !/404|409|422/.test(message.text())) refused.push(message.text()); });
      const look = async (name) => {
        assert.equal(await page.locator("html").getAttribute("lang"), lang, name);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name}: ${wide} px wide at ${width}`);
        for (const fault of await rulesBroken(page)) faults.push(`${name} at ${width}: ${fault}`);
      };
      for (const [name, path] of [["inbox", `/?lang=${lang}`], ["signal", "/signal/1"], ["looks", "/signal/1/looks"], ["write down", "/enter"], ["log", "/audit"], ["state", "/health"], ["people", "/people"], ["person", "/people/2"], ["account", "/account"], ["gone", "/signal/9999"]]) {
        await page.goto(desk.url + path);
        await look(name);
      }
      await page.goto(`${desk.url}/signal/1`);
      await page.fill("#text", " ");
      await page.click("button[value=send]");
      await look("signal, refused");
      assert.deepEqual(refused, [], "the policy of the page refused something of its own");
      await leave();
    }
    const { page, leave } = await person({ lang, scripts: true });
    await page.goto(`${desk.url}/sign-in?lang=${lang}`);
    faults.push(...(await rulesBroken(page)).map((fault) => `sign in: ${fault}`));
    await leave();
    assert.deepEqual(faults, []);
  });
}

test("D17: in the dark and in a palette of one's own nothing is hidden, and tables say what they are", async () => {
  const faults = [];
  for (const look of [{ colorScheme: "dark" }, { forcedColors: "active" }, { colorScheme: "dark", forcedColors: "active" }]) {
    const { page, leave } = await member({ lang: "fr", width: 1280, scripts: true });
    await page.emulateMedia(look);
    for (const path of ["/?state=all", "/signal/1", "/cases", "/today", "/audit", "/people", "/account", "/search", "/self-audit"]) {
      await page.goto(desk.url + path);
      faults.push(...await faultsOf(page, `${path} ${JSON.stringify(look)}`));
      for (const table of await page.locator("table").all()) {
        if (!(await table.locator("caption").count()) || (await table.locator("th:not([scope])").count())) faults.push(`${path}: a table without a name or a column without one`);
      }
    }
    await leave();
  }
  assert.deepEqual(faults, []);
});

test("D19: two members answer at once without scripts: the second sees the first answer and still has the text", async () => {
  const one = await member({ width: 1280, lang: "nl" });
  const other = await person({ width: 1280, lang: "nl" });
  const who = await signIn(other.page, desk, "reader");
  await one.page.goto(`${desk.url}/signal/1?lang=nl`);
  await other.page.goto(`${desk.url}/signal/1?lang=nl`);
  await one.page.fill("#text", "Wij zijn er.");
  await one.page.click("button[value=send]");
  await other.page.fill("#text", "Goeiedag, <b> hoort u mij?");
  await other.page.click("button[value=send]");
  assert.equal(await other.page.inputValue("#text"), "Goeiedag, <b> hoort u mij?");
  assert.ok((await other.page.content()).includes("Wij zijn er."));
  await other.page.click("button[value=send]");
  await until("both answers are delivered", async () => {
    await one.page.goto(`${desk.url}/signal/1`);
    return (await one.page.locator(".from-us").count()) >= 2 && (await one.page.locator(".from-us .meta").allInnerTexts()).every((text) => text.includes("Afgeleverd bij de doorgeefserver"));
  });
  assert.ok((await one.page.content()).includes(who.name));
  await one.leave();
  await other.leave();
});

test("D24: changing the language of the page keeps what was typed", async () => {
  const { page, leave } = await member({ width: 1280, lang: "nl" });
  await page.goto(`${desk.url}/signal/2?lang=nl`);
  await page.fill("#text", "half a sentence");
  await page.click("button[name=lang][value=ar]");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.equal(await page.inputValue("#text"), "half a sentence");
  await leave();
});

test("after signing out the Back button shows no report", async () => {
  const { page, leave } = await person({ width: 1280, lang: "nl" });
  await signIn(page, desk, "reader");
  await page.goto(`${desk.url}/signal/1`);
  const words = (await page.locator(".written").first().innerText()).slice(0, 20);
  await page.click("header form button");
  for (let step = 0; step < 3; step += 1) {
    await page.goBack().catch(() => {});
    await page.waitForLoadState("load").catch(() => {});
    assert.ok(!(await page.content()).includes(words));
  }
  await leave();
});
