// A copy, without scripts: asked for with a reader and a purpose, looked at before it leaves, people hidden in it under one letter each,
// taken as PDF, table, and both in one file that proves itself; on record beside the case; a list without a name.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { atOneDesk, faultsOf, languages, until } from "./support.mjs";

const port = 18340;
const folder = new URL("../target/paper/", import.meta.url).pathname;
let desk;
let as;
let stop;
let address;
/** A real picture, large enough for several chunks. */
let picture;

before(async () => {
  mkdirSync(folder, { recursive: true });
  ({ desk, as, stop } = await atOneDesk(port, "centre", ["lead"]));
  const { page, leave } = await as("lead");
  await page.goto(`${desk.url}/people`);
  picture = await page.screenshot({ fullPage: true });
  await leave();
});
after(async () => { await stop?.(); });

async function write(page, kind, fields, choices = []) {
  await page.goto(`${desk.url}${address}/write/${kind}`);
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
  for (const [name, value] of choices) await page.check(`input[name=${name}][value=${value}]`);
  if (kind !== "assessment") await page.selectOption("#source", "seen");
  await page.click("main button.button[value=save]");
}

/** Fills in what every copy asks for. */
async function ask(page, reader, form, hidden = true) {
  await page.selectOption("#reader", reader);
  await page.fill("#whom", "Parket van Brussel, O. De Vos");
  await page.selectOption("#purpose", "justice");
  await page.fill("#words", "zitting van maandag");
  await page.check(`input[name=form][value=${form}]`);
  if (hidden !== undefined && (await page.locator("#whole").count())) await page.check(`input[name=whole][value=${hidden ? "hidden" : "whole"}]`);
}

/** Takes what was looked at; the file's bytes. */
async function take(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("button[value=take]")]);
  await download.saveAs(folder + name);
  return { bytes: readFileSync(folder + name), called: download.suggestedFilename() };
}

/** The files of a ZIP, by name (APPNOTE 6.3.10, 4.3.12: the directory at its end). */
function unzip(bytes) {
  const files = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, comment] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(data, data + size);
    files[bytes.toString("utf8", at + 46, at + 46 + name)] = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    at += 46 + name + extra + comment;
  }
  return files;
}

test("D20: nothing leaves before somebody said for whom and looked at it", async () => {
  const { page, leave } = await as("lead");
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 2;
  });
  await page.click("tbody tr:first-child td.num a");
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", "Appartement bij het station");
  await page.click("button[formaction$='/case'][value=open]");
  address = new URL(page.url()).pathname;
  await write(page, "person", { text: "Maria Ionescu", more: "Masha" }, [["what", "presumed-victim"], ["age", "adult"]]);
  await write(page, "person", { text: "محمد العلي" }, [["what", "mentioned"], ["age", "not-asked"]]);
  await write(page, "thing", { text: "0470 00 01 99" }, [["what", "phone"]]);
  await write(page, "fact", { text: "Masha belde 0470/00.01.99 en sprak met Ilse.\nMohammad stond buiten. 他拿走了护照。" });
  await write(page, "fact", { text: "قال محمد العلي إن رقمه 0470 00 01 99 وإنه ينتظر ماريا." });

  await page.goto(`${desk.url}${address}/documents/new`);
  await page.fill("#title", "Foto van de deur");
  await page.locator("input[name=how]").first().check();
  await page.fill("#from", "Masha");
  await page.setInputFiles("#file", { name: "deur één.png", mimeType: "image/png", buffer: picture });
  await page.click("main form p.actions button.button:not([name])");

  await page.goto(desk.url + address);
  await page.click(`a[href='${address}/copy']`);
  await page.click("p > button[value=look]");
  assert.ok(await page.locator("#reader-error").count(), "for whom is asked first");
  await ask(page, "other", "pdf", false);
  await page.click("p > button[value=look]");
  assert.ok(await page.locator("#whole-error").count(), "another organisation gets no copy with names");
  assert.equal(await page.inputValue("#words"), "zitting van maandag");
  await page.check("input[name=whole][value=hidden]");
  await page.click("p > button[value=look]");
  const out = await page.locator(".goes-out").innerText();
  assert.ok(!/Maria|Ionescu|Masha|0470|محمد/.test(out), out);
  assert.ok(out.includes("[Persoon A] belde [telefoonnummer 1] en sprak met Ilse."), out);
  await page.check("input[name=maybe][value=Ilse]");
  await page.click("section:has(#check) p > button[value=look]");
  assert.ok((await page.locator(".goes-out").innerText()).includes("[Verborgen 1]"), "what was ticked is hidden");
  assert.equal(await page.inputValue("#hide"), "Ilse");
  await page.screenshot({ path: `${folder}page-nl-1280.png`, fullPage: true });
  const { bytes, called } = await take(page, "hidden-nl.pdf");
  assert.match(called, /^case-\d+-[A-Z2-7]{4}-[A-Z2-7]{4}\.pdf$/);
  assert.ok(bytes.subarray(0, 8).toString().startsWith("%PDF-1."));
  assert.ok(bytes.includes("pdfuaid"), "made for those who listen too");
  await page.goto(`${desk.url}${address}/copy`);
  const record = await page.locator("section:has(#taken)").innerText();
  assert.ok(record.includes("Parket van Brussel") && record.includes("zitting van maandag"), record);
  assert.ok((await page.locator(".code").first().textContent()).includes(createHash("sha256").update(bytes).digest("hex")), "the hash of this very file");
  await page.goto(`${desk.url}${address}/looks`);
  assert.ok((await page.locator("tbody").innerText()).includes("nam een kopie"));
  await leave();
});

for (const lang of languages) {
  test(`in ${lang} the magistrate gets it whole, and the file proves itself`, async () => {
    const { page, leave } = await as("lead");
    await page.goto(`${desk.url}${address}/copy?lang=${lang}`);
    await ask(page, "magistrate", "pdf", false);
    await page.check("input[name=part][value=document]");
    await page.click("p > button[value=look]");
    assert.ok(await page.locator("#parts-error").count(), "documents go out in one file with the rest, or not at all");
    await page.check("input[name=form][value=zip]");
    await page.click("p > button[value=look]");
    assert.ok((await page.locator(".goes-out").innerText()).includes("Maria Ionescu"));
    const { bytes } = await take(page, `whole-${lang}.zip`);
    const files = unzip(bytes);
    const listed = files["copy/manifest-sha256.txt"].toString().trim().split("\n");
    assert.equal(listed.length, 3);
    const [document] = Object.keys(files).filter((name) => name.startsWith("copy/data/documents/"));
    assert.match(document, /\/1-deur_één\.png$/);
    assert.ok(files[document].equals(picture), "byte for byte as it came");
    assert.ok((await page.goto(`${desk.url}${address}/copy`)) && (await page.locator(".code").first().textContent()).includes(createHash("sha256").update(bytes).digest("hex")), "the hash of this very file");
    await page.goto(`${desk.url}${address}/document/1`);
    assert.ok((await page.locator("tbody").innerText()).includes("Parket van Brussel"), "who got a copy stands with the document");
    await page.goto(`${desk.url}${address}/copy`);
    await ask(page, "magistrate", "pdf", false);
    for (const line of listed) {
      const [hash, name] = line.split("  ");
      assert.equal(createHash("sha256").update(files[`copy/${name}`]).digest("hex"), hash, name);
    }
    await page.click("p > button[value=look]");
    await take(page, `whole-${lang}.pdf`);
    await leave();
  });

  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen too`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await as("lead", { scripts: true, lang, width });
      const look = async (name) => faults.push(...(await faultsOf(one.page, name)));
      for (const path of [`${address}/copy`, "/signal/1/copy", "/copy/signals", "/copy/cases", "/copy/people"]) {
        await one.page.goto(`${desk.url}${path}?lang=${lang}`);
        await one.page.click("p > button[value=look]");
        await look(`${path}, refused`);
        await ask(one.page, "other", "csv");
        await one.page.click("p > button[value=look]");
        assert.equal(await one.page.locator(".error").count(), 0, path);
        await look(path);
        await one.page.screenshot({ path: `${folder}page-${path.replaceAll("/", "-")}-${lang}-${width}.png`, fullPage: true });
      }
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}

test("a list that leaves holds numbers, states and days, and no name", async () => {
  const { page, leave } = await as("lead");
  await page.goto(`${desk.url}/cases?lang=nl`);
  await page.click("a[href='/copy/cases']");
  await ask(page, "own", "csv");
  await page.click("p > button[value=look]");
  const { bytes } = await take(page, "cases.csv");
  const table = bytes.toString();
  assert.ok(!table.includes("Appartement") && table.includes("Open"), table);
  await leave();
});
