// Pictograms where a browser draws none, a recording that is played, and what comes out of a printer.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { foxWith } from "./firefox.mjs";
import { chooseReaders, closeBrowser, demonstration, languages, person, rulesBroken, send } from "./support.mjs";

const root = new URL("..", import.meta.url).pathname;
const recordings = mkdtempSync(join(tmpdir(), "zichtbaar-voices-"));
const pressed = "main a, main button, main label, main summary, .exit a, footer a";
let demo;

before(async () => {
  const binary = process.env.ZICHTBAAR_BINARY ?? join(root, "target/debug/zichtbaar");
  const day = ["--consent-on", "2026-05-01", "--recorded-on", "2026-05-01", "--checked-on", "2026-05-02"];
  const file = join(root, "crates/sound/tests/samples/told.opus");
  for (const question of ["safe-heading", "check-1", "q-danger"]) {
    execFileSync(binary, ["audio", "add", "--folder", recordings, "--language", "nl", "--question", question, "--file", file, "--voice", "person", "--spoken-by", "volunteer", "--checked-by", "native speaker", ...day]);
  }
  demo = await demonstration(18500, { options: ["--recordings", recordings] });
});
after(async () => { await closeBrowser(); await demo?.stop(); rmSync(recordings, { recursive: true, force: true }); });

/** What can be pressed on a page, by its words; and the pictograms, by how large each half of them is. */
const look = (selector) => ({
  words: [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.innerText.trim()),
  pictures: [...document.querySelectorAll(".pic")].map((one) => {
    const wide = (part) => one.querySelector(part)?.getBoundingClientRect().width ?? 0;
    return { drawn: wide("path"), room: wide("foreignObject"), loaded: one.querySelector("img").naturalWidth };
  }),
});

for (const [way, isDrawn] of [["scripts off", true], ["no SVG", false]]) {
  test(`p21: with ${way} every choice has its words, and a pictogram is ${isDrawn ? "drawn" : "there as PNG"}`, async () => {
    const fox = await foxWith(way);
    for (const path of ["/?l=nl", "/r?l=ar", "/q?l=fr"]) {
      await fox.go(demo.relay.url + path);
      const { words, pictures } = await fox.page.evaluate(look, pressed);
      assert.ok(words.length > 3 && words.every(Boolean), `${path}: ${JSON.stringify(words)}`);
      assert.ok(pictures.length >= 4, path);
      for (const one of pictures) {
        assert.equal(one.drawn > 0, isDrawn, `${path}: ${JSON.stringify(one)}`);
        assert.equal(one.room > 0, !isDrawn, `${path}: ${JSON.stringify(one)}`);
        assert.equal(one.loaded, 48, path);
      }
    }
    await fox.leave();
  });
}

test("p20: a question that somebody read aloud is played when it is pressed, and not a byte of it is fetched before", async () => {
  const { page, leave } = await person({ lang: "nl", scripts: true });
  const asked = [];
  page.on("request", (request) => { if (request.url().includes("/l/")) asked.push(request.url()); });
  await page.goto(`${demo.relay.url}/r?l=nl`);
  const player = page.locator("audio");
  assert.equal(await player.count(), 1);
  assert.match(await player.getAttribute("aria-label"), /Luister: Bent u op dit moment veilig/);
  const { width, right } = await player.evaluate((one) => ({ width: one.offsetWidth, right: one.getBoundingClientRect().right }));
  assert.ok(width >= 200 && right <= 320, `${width} px wide, up to ${right}`);
  assert.deepEqual(asked, []);
  assert.deepEqual(await rulesBroken(page), []);
  const seconds = await player.evaluate(async (one) => { one.muted = true; await one.play(); return one.duration; });
  assert.ok(seconds > 2.5 && seconds < 3.5, `${seconds} s`);
  assert.ok(asked.length > 0 && asked.every((url) => url.startsWith(demo.relay.url)));
  assert.deepEqual(await page.context().cookies(), []);
  await leave();
});

test("p20: with scripts off the button is there too, beside the words themselves", async () => {
  const { page, leave } = await person({ lang: "nl" });
  for (const path of ["/r", "/q"]) {
    await page.goto(`${demo.relay.url}${path}?l=nl`);
    assert.ok(await page.locator("audio[controls][preload=none]").isVisible(), path);
    await page.goto(`${demo.relay.url}${path}?l=fr`);
    assert.equal(await page.locator("audio").count(), 0, `${path}: nobody read it in French`);
  }
  await leave();
});

/** Sheets of A4 as a browser prints them by itself, with its own margins. */
async function sheets(page) {
  const margin = "1cm";
  const file = await page.pdf({ format: "A4", margin: { top: margin, bottom: margin, left: margin, right: margin } });
  return file.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
}

test("p23: every text on rights is one sheet, without the bar that leaves, and says nothing in its margin", async () => {
  const faults = [];
  for (const lang of languages) {
    const { page, leave } = await person({ lang, width: 800, scheme: "dark" });
    for (let number = 1; number <= 10; number += 1) {
      const path = `/i/${number}`;
      await page.goto(`${demo.relay.url}${path}?l=${lang}`);
      const count = await sheets(page);
      if (count !== 1) faults.push(`${path} in ${lang}: ${count} sheets`);
      // What a browser prints in the margin: the title and the address.
      const title = await page.title();
      if ([...title].length > 20 || !page.url().endsWith(`${path}?l=${lang}`)) faults.push(`${path}: ${title}`);
    }
    await page.emulateMedia({ media: "print" });
    const shown = await page.evaluate(() => [".exit", ".demo", "header", "footer", ".back"].filter((one) => document.querySelector(one).offsetParent !== null));
    const colours = await page.evaluate(() => getComputedStyle(document.body).color);
    if (shown.length > 0) faults.push(`in ${lang} printed too: ${shown}`);
    if (colours !== "rgb(30, 36, 48)") faults.push(`printed in ${colours}`);
    await leave();
  }
  assert.deepEqual(faults, []);
});

test("p23: the receipt is one sheet", async () => {
  const { page, leave } = await person({ lang: "nl", width: 800 });
  await chooseReaders(page, demo.relay, "nl", demo.desks.map((desk) => desk.id));
  await send(page, "Help mij");
  assert.equal(await sheets(page), 1);
  await leave();
});
