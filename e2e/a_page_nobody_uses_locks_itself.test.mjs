// A desk left alone: the page covers itself, keeps what was being typed, asks who is there, and shows it again; Back shows nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, languages, totp, unfold, until } from "./support.mjs";

const port = 18355;
let desk;
let as;
let stop;

before(async () => { ({ desk, as, stop } = await atOneDesk(port, "centre", ["reader", "lead"])); });
after(async () => { await stop?.(); });

async function goOn(page, member) {
  let tried;
  await until("the session goes on", async () => {
    const code = totp(member.totp_secret);
    if (code === tried) return false;
    tried = code;
    await page.fill("#password", member.password);
    await page.fill("#code", code);
    await page.click("form button:not([name])");
    return !/\/(sign-in|lock)/.test(page.url());
  }, 70_000);
}

test("D18: a page that nobody uses locks itself and gives back what was typed", async () => {
  const { page, leave } = await as("reader", { scripts: true, lang: "nl" });
  await page.clock.install();
  await page.goto(`${desk.url}/enter`);
  assert.deepEqual(await faultsOf(page, "writing down"), []);
  await page.fill("#text", "Zij vertelde over de keuken");
  await page.clock.fastForward(16 * 60 * 1000);
  await page.waitForURL(/\/lock\?kept=1$/);
  assert.ok(!(await page.content()).includes("keuken"));
  for (const lang of languages) {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${desk.url}/lock?kept=1&lang=${lang}`);
      assert.deepEqual(await faultsOf(page, `locked ${lang}`), []);
    }
  }
  await page.goto(`${desk.url}/signal/1`);
  assert.ok(page.url().endsWith("/lock"), "whatever is asked for");
  await page.goBack().catch(() => {});
  assert.ok(!(await page.content()).includes("keuken"), "nor by going back");
  await page.goto(`${desk.url}/lock?lang=nl`);
  await goOn(page, desk.members.find((one) => one.role === "reader"));
  assert.ok(page.url().endsWith("/held"));
  assert.equal(await page.inputValue("#text"), "Zij vertelde over de keuken");
  await leave();
});

test("with scripts off one locks with a button, and going back shows nothing", async () => {
  const { page, leave } = await as("lead", { lang: "fr", width: 320 });
  await page.goto(`${desk.url}/?lang=fr`);
  await unfold(page);
  await page.click("button[form=lock]");
  assert.ok(page.url().endsWith("/lock"));
  await page.goBack().catch(() => {});
  assert.equal(await page.locator("#lock").count(), 0, "going back shows nothing");
  await leave();
});
