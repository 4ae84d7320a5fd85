// A photo with a place in it goes along with a report: scripts off and on. The desk that was chosen gets it byte for byte, the others
// nothing, and the place stands in no database.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, demonstration, faultsOf, noteReceipt, person, send, signIn, until } from "./support.mjs";

const port = 18751;
const place = "Rue du Progres 80 SENTINEL";
let demo;
let photo;

before(async () => {
  demo = await demonstration(port);
  photo = join(demo.folder, "..", `zichtbaar-photo-${process.pid}.jpg`);
  writeFileSync(photo, await taken());
});
after(async () => { await closeBrowser(); await demo?.stop(); });

/** A photo as a telephone takes it: a real JPEG, and where it was made in its Exif (CIPA DC-008, GPS IFD). */
async function taken() {
  const { page, leave } = await person({ scripts: true });
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
    const draw = canvas.getContext("2d");
    for (let n = 0; n < 400; n++) {
      draw.fillStyle = `hsl(${n * 37 % 360} 60% 50%)`;
      draw.fillRect(n * 53 % 320, n * 29 % 240, 40, 30);
    }
    return canvas.toDataURL("image/jpeg", 0.9);
  });
  await leave();
  const jpeg = Buffer.from(url.split(",")[1], "base64");
  const text = Buffer.from(`${place}\0`);
  const tiff = Buffer.alloc(8 + 2 + 12 + 4 + 2 + 12 + 4);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  const entry = (at, tag, type, count, value) => { tiff.writeUInt16BE(tag, at); tiff.writeUInt16BE(type, at + 2); tiff.writeUInt32BE(count, at + 4); tiff.writeUInt32BE(value, at + 8); };
  tiff.writeUInt16BE(1, 8);
  entry(10, 0x8825, 4, 1, 26);
  tiff.writeUInt16BE(1, 26);
  entry(28, 0x001c, 2, text.length, tiff.length);
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, text]);
  const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]), exif]);
  return Buffer.concat([jpeg.subarray(0, 2), app1, jpeg.subarray(2)]);
}

async function tell(lang, scripts) {
  const { page, leave } = await person({ scripts, lang });
  await chooseReaders(page, demo.relay, lang, ["association"]);
  await page.click("#files-l");
  await page.setInputFiles("#files", photo);
  if (!scripts) {
    // Taken first, then looked over, taken away and added again.
    await page.click("button[name=add]:visible");
    assert.match(await page.locator("bdi").first().innerText(), /zichtbaar-photo/);
    const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= width, `${wide} px wide`);
    await page.click("button[name=remove]");
    assert.equal(await page.locator("button[name=remove]").count(), 0);
    await page.setInputFiles("#files", photo);
  } else {
    await page.waitForSelector("[data-browser]:not([hidden])");
    assert.equal(await page.locator("#files-l ~ .field li").count(), 1);
    assert.deepEqual(await faultsOf(page, `a file in ${lang}`), []);
    page.on("request", (request) => assert.ok(!(request.postDataBuffer()?.includes("SENTINEL")), "in clear on its way"));
    // The line breaks once, in the middle of the file.
    let broken = 0;
    await page.route("**/r/6/*/0", (route) => (broken++ ? route.continue() : route.abort()));
  }
  await send(page, `la photo, ${lang}`);
  await page.waitForSelector(".code");
  await noteReceipt(page);
  await leave();
}

/** Somebody who leads a desk, signed in. */
async function lead(kind) {
  const desk = demo.desks.find((one) => one.kind === kind);
  const one = await person({ scripts: true, width: 1280 });
  await signIn(one.page, desk, "lead");
  const newest = async () => {
    await one.page.goto(`${desk.url}/`);
    const href = await one.page.locator("table a[href*='/signal/']").first().getAttribute("href");
    await one.page.goto(new URL(href, desk.url).href);
    return one.page.content();
  };
  return { ...one, newest };
}

/** Saves the file of the newest report, once it is there; its SHA-256. */
async function saved({ page, newest }, lang) {
  const file = page.locator("form[action*='/file/'] button");
  await until("the photo is at the desk", async () => (await newest()).includes(`la photo, ${lang}`) && await file.count() > 0);
  assert.equal(await page.locator("main img").count(), 0, "it is not shown");
  const [download] = await Promise.all([page.waitForEvent("download"), file.first().click()]);
  assert.match(download.suggestedFilename(), /zichtbaar-photo.*\.jpg$/);
  return createHash("sha256").update(readFileSync(await download.path())).digest("hex");
}

function everyFile(folder) {
  return readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((name) => statSync(name).isFile());
}

test("a photo reaches whoever was chosen byte for byte, in French with scripts off and in Arabic with scripts on", async () => {
  const original = createHash("sha256").update(readFileSync(photo)).digest("hex");
  const reader = await lead("association");
  for (const [lang, scripts] of [["fr", false], ["ar", true]]) {
    await tell(lang, scripts);
    assert.equal(await saved(reader, lang), original);
  }
  assert.deepEqual(await faultsOf(reader.page, "a file at the desk"), []);
  await reader.leave();
  for (const kind of ["police", "centre"]) {
    const other = await lead(kind);
    assert.ok(!(await other.newest()).includes("la photo"), `${kind} has nothing of it`);
    await other.leave();
  }
  const files = everyFile(demo.folder);
  assert.ok(files.length > 4, "there are databases");
  for (const file of files) {
    assert.ok(!readFileSync(file).includes("SENTINEL"), `the place stands in ${file}`);
    assert.ok(!readFileSync(file).includes("zichtbaar-photo"), `the name stands in ${file}`);
  }
});
