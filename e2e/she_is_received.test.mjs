// She is received at a police desk and at a centre: few questions, a sheet that saves itself, rights, a paper to take along, and a no that is respected.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, until } from "./support.mjs";

let desk;
let as;
let stop;

before(async () => { ({ desk, as, stop } = await atOneDesk(18_480, process.env.KIND ?? "centre", ["lead"])); });
after(async () => { await stop?.(); });

const words = "Ik wil slapen, en mijn zus bellen.";
const shots = process.env.SHOTS;
const kind = process.env.KIND ?? "centre";

/** A case with a record in it. */
async function record(page) {
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 1;
  });
  await page.click("tbody tr:first-child td.num a");
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", "Opvang in de nacht");
  await page.click("button[formaction$='/case'][value=open]");
  await page.goto(`${desk.url}${new URL(page.url()).pathname}/victim?lang=nl`);
  await page.fill("#wants", words);
  await page.check("input[name=age][value=doubt]");
  await page.fill("#doubt", "Zegt zelf zeventien te zijn.");
  await page.click("button.button[value=save]");
  return new URL(page.url()).pathname;
}

test("a sheet saves itself, rights are told, somebody may be a minor, and a no is taken back", async () => {
  const { page, leave } = await as("lead", { lang: "nl", scripts: true, width: 320 });
  const shot = async (name) => { if (shots) await page.screenshot({ path: `${shots}/${kind}-${name}.png`, fullPage: true }); };
  const at = await record(page);
  await page.click(`form[action="${at}/reception"] button`);
  const sheet = new URL(page.url()).pathname.replace(/\/edit$/, "");
  assert.match(sheet, /\/reception\/\d+$/);
  const asked = await page.locator("form#work textarea").count();
  assert.equal(asked, kind === "police" ? 5 : 18);
  assert.ok((await page.locator("form#work .choice").first().boundingBox()).height >= 44, "large enough for a thumb");
  await page.fill("#wants", words);
  await page.waitForSelector("[data-state=saved]:not([hidden])");
  await shot("sheet-nl-320");
  assert.deepEqual(await faultsOf(page, sheet), []);
  await page.goto(`${desk.url}${sheet}`);
  assert.ok((await page.innerText("main")).includes(words), "saved without a press");
  assert.ok(!(await page.title()).includes("slapen"), "no word of it in the title");

  await page.goto(`${desk.url}${sheet}/rights`);
  await page.click("button.button[value=save]");
  assert.ok(await page.locator(".errors").count(), "a text, a language, how");
  await page.check("input[name=texts] >> nth=0");
  await page.fill("#spoken", "Edo");
  await page.check("input[name=how][value=aloud]");
  await page.check("input[name=leaflet][value=unsafe]");
  await page.check("input[name=back][value=yes]");
  await shot("rights-nl-320");
  await page.click("button.button[value=save]");
  assert.equal(new URL(page.url()).pathname, sheet);
  const papers = {};
  for (const [button, name] of [["receipt", "receipt"], ["sheet", "filled"]]) {
    const coming = page.waitForEvent("download");
    await page.locator(`button[value=${button}]`).first().click();
    papers[name] = await (await coming).path();
  }
  await page.goto(`${desk.url}/reception`);
  for (const name of ["blank", "steps"]) {
    const coming = page.waitForEvent("download");
    await page.click(`button[value=${name}]`);
    papers[name] = await (await coming).path();
  }
  await page.goto(`${desk.url}${at}`);
  const coming = page.waitForEvent("download");
  await page.click("button[value=minor]");
  papers.minor = await (await coming).path();
  for (const path of Object.values(papers)) assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  // To be looked at, where poppler is there.
  for (const [name, path] of shots ? Object.entries(papers) : []) {
    const text = execFileSync("pdftotext", ["-layout", path, "-"]).toString();
    const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [path]).toString())[1]);
    if (name === "receipt") {
      assert.ok(text.includes("Edo") && !/mensenhandel|slachtoffer|dossier|politie/i.test(text), text);
      assert.equal(pages, 1);
    }
    if (name === "filled") assert.ok(text.replace(/\s+/g, " ").includes("mijn zus"), text);
    if (name === "blank") assert.ok(pages <= 2, `${pages} pages`);
    execFileSync("pdftoppm", ["-r", "60", "-png", path, `${shots}/${kind}-paper-${name}`]);
  }

  await page.goto(`${desk.url}${at}/no`);
  assert.equal(await page.locator("input:checked").count(), 0, "nothing is chosen for anybody");
  await page.check("input[name=kind][value=referral]");
  await page.check("input[name=leaflet][value=no]");
  await page.check("input[name=invited][value=yes]");
  await shot("no-nl-320");
  await page.click("button.button[value=save]");
  assert.equal(await page.locator(".alarm, .errors").count(), 0, "a no is never an error");
  await shot("record-no-nl-320");
  await page.click("button[value=back]");
  assert.equal(await page.locator("#no").count(), 0, "it is taken back");
  assert.deepEqual(await faultsOf(page, at), []);
  await leave();

  const silent = await as("lead", { lang: "nl" });
  await silent.page.goto(`${desk.url}${sheet}/edit?lang=nl`);
  await silent.page.check("input[name=would-not-say] >> nth=1");
  await silent.page.click("button.button[value=save]");
  assert.ok((await silent.page.innerText("main")).includes("Wilde het niet zeggen"), "without scripts its button saves it");
  if (shots) {
    for (const lang of ["nl", "fr", "ar"]) {
      for (const width of [320, 1280]) {
        await silent.page.setViewportSize({ width, height: 900 });
        for (const [name, path] of [["reception", sheet], ["sheet", `${sheet}/edit`], ["record", at], ["no", `${at}/no`], ["told", `${at}/told`], ["interpreter", `${sheet}/interpreter`], ["papers", "/reception"]]) {
          await silent.page.goto(`${desk.url}${path}?lang=${lang}`);
          await silent.page.screenshot({ path: `${shots}/${kind}-${name}-${lang}-${width}.png`, fullPage: true });
          const wide = await silent.page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${name} ${lang}: ${wide} px wide at ${width}`);
        }
      }
    }
  }
  await silent.leave();
});
