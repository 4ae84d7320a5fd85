// What holds in Chromium holds in Firefox ESR: the way out, a report and its receipt, an answer read with it. With scripts, without
// WebAssembly, and without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { foxWith, ways } from "./firefox.mjs";
import { demonstration, until } from "./support.mjs";

const port = 18880;
const sentinel = "mijnpaspoortligtinzijnkluis";
let demo;

before(async () => { demo = await demonstration(port); });
after(async () => demo?.stop());

/** From the first page to the form, the association as its only reader. */
async function toTheForm(fox, lang) {
  await fox.go(`${demo.relay.url}/?l=${lang}`);
  await fox.follow('a[href^="/r?"]', /^\/r$/);
  await fox.follow("button[name=safe][value=yes]", /^\/r\/2$/);
  await fox.tap("input[name=who][value=association]");
  await fox.follow("button[name=do][value=next]", /^\/r\/3$/);
}

const locksHere = { "scripts on": true, "WebAssembly taken away": true, "scripts off": false };

for (const way of Object.keys(ways)) {
  let fox;
  after(() => fox?.leave());

  test(`${way}: who locks is said, a report gives a receipt, and an answer is read with one`, async () => {
    fox = await foxWith(way);
    await toTheForm(fox, "fr");
    await until("the page says who locks", () => fox.ask((here) => {
      const [browser, server] = ["[data-browser]", "[data-server]"].map((one) => document.querySelector(one));
      return browser.hidden !== here && server.hidden === here;
    }, locksHere[way]));
    await fox.type("#text", sentinel);
    await fox.follow("button[name=send]", /^\/r\/[34]$/);
    await until("the receipt is there", async () => /\d/.test(await fox.text(".code") ?? ""));
    const code = (await fox.text(".code")).replace(/\D/g, "");
    assert.equal(code.length, 24);
    await fox.type("#group", code.slice(20));
    await fox.tap("main form button:not([name])");
    await until("it has ended", async () => !(await fox.html() ?? sentinel).includes(code.slice(0, 4)) && await fox.ask(() => !document.querySelector("#group")));
    await fox.go(`${demo.relay.url}/m?l=fr`);
    await until("the page says who opens", () => fox.ask((here) => document.querySelector("[data-browser]").hidden !== here, locksHere[way]));
    await fox.type("#code", demo.receipt);
    await fox.tap("main form button:not([name])");
    await until("the answer is there", async () => (await fox.ask(() => document.querySelectorAll(".thread .bubble").length) ?? 0) > 0);
    assert.ok(!(await fox.html()).includes(demo.receipt), "the code stands nowhere on the page");
  });

  test(`${way}: after leaving, Back never shows the text`, async () => {
    await toTheForm(fox, "nl");
    await fox.type("#text", sentinel);
    assert.ok((await fox.html()).includes(sentinel));
    await fox.follow(".exit a", /^\/calendar$/);
    // One step more would be the end of the report before, which Firefox asks about in a window of its own.
    for (let step = 0; step < 4; step += 1) {
      await fox.page.goBack({ timeout: 2_000 }).catch(() => {});
      await until("the page has settled", () => fox.ask(() => document.readyState === "complete"));
      assert.ok(!(await fox.html()).includes(sentinel), `Back ${step + 1}`);
    }
  });

  if (way === "scripts on") {
    test("pressing Shift three times leaves", async () => {
      await toTheForm(fox, "nl");
      await fox.type("#text", "ABC");
      for (let n = 0; n < 3; n += 1) await fox.page.keyboard.press("Shift");
      await until("the calendar is there", () => fox.path() === "/calendar");
    });
  }
}
