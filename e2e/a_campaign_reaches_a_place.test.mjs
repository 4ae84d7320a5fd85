// A campaign from an empty form to somebody in front of a poster, without scripts: written by one member, released by another, its code typed on a
// telephone, its poster fetched as PDF.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, day, faultsOf, person, until } from "./support.mjs";

const port = 18950;
let desk;
let as;
let stop;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "police", ["lead", "reader"]));
});
after(async () => { await stop?.(); });

test("a campaign written by one and released by another is read by whoever types its code", async () => {
  const [lead, reader] = [await as("lead"), await as("reader")];
  await lead.page.goto(`${desk.url}/campaigns?lang=nl`);
  await lead.page.click("a[href='/campaigns/new?show=example']");
  assert.ok((await lead.page.inputValue("#title-fr")).length > 0, "the example speaks French");
  await lead.page.fill("#name", "Najaar");
  await lead.page.fill("#first", day(5));
  await lead.page.fill("#last", day(1));
  await lead.page.fill("#colour", "#ffd24a");
  await lead.page.click("button.button[value=save]");
  assert.ok(await lead.page.locator("#last-error").count(), "the days are the wrong way round");
  await lead.page.fill("#first", day(0));
  await lead.page.fill("#last", day(30));
  await lead.page.click("button.button[value=save]");
  assert.match(await lead.page.locator("#colour-error").innerText(), /1[.,]36/, "its contrast, in words");
  assert.equal(await lead.page.inputValue("#name"), "Najaar", "nothing typed is lost");
  await lead.page.fill("#colour", "#5b3a6e");
  await lead.page.click("button.button[value=save]");
  const address = new URL(lead.page.url()).pathname;
  assert.match(address, /^\/campaign\/\d+$/);
  assert.equal(await lead.page.locator("button[value=release]").count(), 0, "nobody releases their own");
  await lead.page.fill("#places", "Station\nBibliotheek");
  await lead.page.click("button.button[value=places]");
  const typed = await lead.page.locator("td bdi").first().innerText();
  const visitor = await person({ width: 320, lang: "fr" });
  await visitor.page.goto(`http://${typed}`);
  assert.equal(await visitor.page.locator("a[href^='/r?']").count(), 1, "not released: a way in, and nothing of it");
  await reader.page.goto(`${desk.url}${address}`);
  await reader.page.click("button[value=release]");
  await until("the relay has it", async () => {
    await visitor.page.goto(`http://${typed}?l=fr`);
    return (await visitor.page.locator("h1").innerText()).includes("traite");
  });
  assert.equal((await visitor.context.cookies()).length, 0, "no cookie");
  if (process.env.SHOTS) {
    for (const lang of ["fr", "nl", "ar"]) {
      for (const width of [320, 1280]) {
        await visitor.page.setViewportSize({ width, height: 900 });
        await visitor.page.goto(`http://${typed}?l=${lang}`);
        await visitor.page.screenshot({ path: `${process.env.SHOTS}/page-${lang}-${width}.png`, fullPage: true });
        await reader.page.setViewportSize({ width, height: 900 });
        for (const [name, at] of [["one", address], ["list", "/campaigns"], ["edit", `${address}/edit`]]) {
          await reader.page.goto(`${desk.url}${at}?lang=${lang}`);
          await reader.page.screenshot({ path: `${process.env.SHOTS}/desk-${name}-${lang}-${width}.png`, fullPage: true });
        }
      }
    }
    await visitor.page.goto(`http://${typed.replace(/\d+$/, "111111")}?l=fr`);
    await visitor.page.screenshot({ path: `${process.env.SHOTS}/over-fr.png`, fullPage: true });
  }
  await until("papers can be made", async () => {
    await reader.page.goto(`${desk.url}${address}`);
    return (await reader.page.locator("button[value=paper]").count()) === 1;
  });
  const download = reader.page.waitForEvent("download");
  await reader.page.click("button[value=paper]");
  assert.equal((await download).suggestedFilename(), `a4-${address.split("/").pop()}.pdf`);
  await reader.page.locator("details > summary").last().click();
  await reader.page.click("button[value=end]");
  await until("the relay shows it no more", async () => {
    await visitor.page.goto(`http://${typed}?l=fr`);
    return !(await visitor.page.locator("h1").innerText()).includes("traite");
  });
  for (const one of [lead, reader, visitor]) await one.leave();
});

test("none of these pages breaks a rule for those who listen, on a small screen too", async () => {
  const one = await as("lead", { scripts: true, lang: "ar", width: 320 });
  const faults = [];
  for (const at of ["/campaigns", "/campaigns/new", "/campaign/1"]) {
    await one.page.goto(`${desk.url}${at}?lang=ar`);
    faults.push(...await faultsOf(one.page, at));
  }
  const typed = await one.page.locator("td bdi").first().innerText();
  await one.page.goto(`http://${typed}?l=ar`);
  faults.push(...await faultsOf(one.page, "the page of a poster"));
  assert.deepEqual(faults, []);
  await one.leave();
});
