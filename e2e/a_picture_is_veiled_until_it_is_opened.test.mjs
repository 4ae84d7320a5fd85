// A picture and a letter in a case, looked at without scripts and without saving them: blurred until somebody opens it, nothing hidden in it,
// by keyboard too; what cannot be opened is said in words.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, until } from "./support.mjs";

const port = 18790;
const folder = new URL("../target/veiled/", import.meta.url).pathname;
let desk;
let as;
let stop;

/** A JPEG with a comment in it. */
async function picture() {
  const { page, leave } = await as("lead");
  await page.setContent("<body style='margin:0;background:linear-gradient(120deg,#174,#fc6 60%,#a32)'><h1 style='font:80px serif;padding:2em'>Rue de la Caille 7</h1>");
  const plain = await page.screenshot({ type: "jpeg", quality: 80 });
  const said = await page.pdf({ width: "10cm", height: "14cm" });
  await leave();
  const words = Buffer.from("GEPLANT 50.8503 N");
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return { photo: Buffer.concat([plain.subarray(0, 2), head, words, plain.subarray(2)]), letter: said };
}

before(async () => {
  mkdirSync(folder, { recursive: true });
  ({ desk, as, stop } = await atOneDesk(port, "centre", ["lead"]));
});
after(async () => { await stop?.(); });

async function lay(page, address, name, buffer) {
  await page.goto(`${desk.url}${address}/documents/new`);
  await page.fill("#title", name);
  await page.locator("input[name=how]").first().check();
  await page.fill("#from", "Masha");
  await page.setInputFiles("#file", { name, mimeType: "application/octet-stream", buffer });
  await page.click("main form p.actions button.button:not([name])");
  return new URL(page.url()).pathname;
}

test("a cleaned copy is blurred until somebody opens it, and holds what can be seen alone", async () => {
  const { photo, letter } = await picture();
  const { page, leave } = await as("lead");
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 1;
  });
  await page.click("tbody tr:first-child td.num a");
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", "Appartement bij het station");
  await page.click("button[formaction$='/case'][value=open]");
  const address = new URL(page.url()).pathname;
  const at = await lay(page, address, "deur.jpg", photo);
  await page.screenshot({ path: `${folder}document-nl-1280.png`, fullPage: true });
  const fetched = [];
  page.on("response", async (response) => {
    if (response.url().includes("/picture?")) fetched.push([response.url().split("view=")[1], response.headers(), await response.body()]);
  });
  await page.click(`a[href='${at}/clean']`);
  const veiled = page.locator(".veil img");
  await until("the small one is there", () => veiled.evaluate((one) => one.complete && one.naturalWidth > 0));
  assert.match(await veiled.evaluate((one) => getComputedStyle(one).filter), /blur/);
  assert.deepEqual(fetched.map(([view]) => view), ["small"], "the clear one is not fetched before it is asked for");
  await page.screenshot({ path: `${folder}veiled-nl-1280.png`, fullPage: true });
  await page.locator("main a.button").focus();
  await page.keyboard.press("Enter");
  const clear = page.locator("img.clear");
  await until("the clear one is there", () => clear.evaluate((one) => one.complete && one.naturalWidth > 0));
  assert.deepEqual(fetched.map(([view]) => view), ["small", "clear"]);
  for (const [, headers, body] of fetched) {
    assert.equal(headers["content-type"], "image/jpeg");
    assert.ok(!body.includes("GEPLANT"));
  }
  assert.equal(await veiled.count(), 0);
  await page.screenshot({ path: `${folder}clear-nl-1280.png`, fullPage: true });
  await leave();

  const brief = await as("lead", { scripts: true, lang: "fr", width: 320 });
  const letterAt = await lay(brief.page, address, "brief.pdf", letter);
  await brief.page.goto(`${desk.url}${letterAt}/clean?lang=fr`);
  assert.deepEqual(await faultsOf(brief.page, "a cleaned copy"), []);
  await brief.page.screenshot({ path: `${folder}letter-fr-320.png`, fullPage: true });
  const cut = await lay(brief.page, address, "cut.jpg", photo.subarray(0, photo.length / 2));
  const answer = await brief.page.goto(`${desk.url}${cut}/clean?lang=ar`);
  assert.equal(answer.status(), 422);
  assert.equal(await brief.page.locator("main img").count(), 0);
  assert.deepEqual(await faultsOf(brief.page, "no cleaned copy"), []);
  await brief.page.screenshot({ path: `${folder}refused-ar-320.png`, fullPage: true });
  await brief.leave();
});
