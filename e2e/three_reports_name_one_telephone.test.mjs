// What belongs together finds each other, without scripts: two reports that name one telephone stand beside each other, one goes on
// in the other and is parted again; a search asks why where it names one person; a notice says that something was given.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, languages, until } from "./support.mjs";

const port = 18280;
let desk;
let as;
let stop;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "association", ["lead", "reader", "helper"]));
  const { page, leave } = await as("lead");
  for (const text of ["Hij belt van 0470 00 01 37, elke nacht.", "الرقم ٠٤٧٠٠٠٠١٣٧ يتصل بصديقتي Wiktoria"]) {
    await page.goto(`${desk.url}/enter?lang=nl`);
    await page.selectOption("#origin", "phone");
    await page.fill("#text", text);
    await page.selectOption("#checked", "read-back");
    await page.click("button.button[value=save]");
    written.push(new URL(page.url()).pathname);
  }
  await leave();
});
after(async () => { await stop?.(); });

const written = [];

/** The report, once the desk has read on. */
async function beside(page) {
  await until("the other report stands beside it", async () => {
    await page.goto(desk.url + written[0]);
    return (await page.locator(".other").count()) === 1;
  });
}

test("two reports that name one telephone stand beside each other, and one goes on in the other", async () => {
  const { page, leave } = await as("lead");
  await beside(page);
  assert.ok((await page.locator(".other").innerText()).includes("+32 470 00 01 37"));
  await page.fill("#internal", "een notitie die nog niet af is");
  await page.click(".other button[value=merge]");
  assert.ok((await page.locator(".title .badge").first().innerText()).length > 0);
  assert.equal(await page.locator(".other button[value=unmerge]").count(), 1);
  await page.goto(desk.url + written[1]);
  assert.equal(await page.locator(".other").count(), 1, "and the other one says so");
  await page.goto(desk.url + written[0]);
  await page.click(".other button[value=unmerge]");
  assert.equal(await page.inputValue("#internal"), "een notitie die nog niet af is", "nothing typed was lost on the way");
  await page.click(".other button[value=unlink]");
  await page.fill("#other", "9999");
  await page.click("button[formaction$='/with']");
  assert.ok((await page.locator("#other-error").innerText()).length > 5, "a number that is none is told");
  assert.equal(await page.inputValue("#other"), "9999");
  await leave();
});

test("D21: a search finds every script, asks why, and puts nothing in an address", async () => {
  const { page, leave } = await as("reader");
  await beside(page);
  await page.goto(`${desk.url}/search`);
  await page.fill("#question", "wiktoria");
  await page.click("button.button[value=search]");
  assert.equal(await page.locator("tbody tr").count(), 1);
  assert.equal(new URL(page.url()).search, "");
  await page.fill("#question", "+32 470 000 137");
  await page.click("button.button[value=search]");
  assert.ok(await page.locator("#reason-error").count(), "a telephone needs a reason");
  assert.equal(await page.inputValue("#question"), "+32 470 000 137");
  await page.fill("#reason", "is hij gekend?");
  await page.click("button.button[value=search]");
  assert.equal(await page.locator("tbody tr").count(), 2);
  await page.fill("#question", "zeppelin");
  await page.click("button.button[value=search]");
  assert.equal(await page.locator(".empty").count(), 1);
  await leave();
});

test("a helper finds nothing of what is not hers, and is told what was given to her", async () => {
  const [lead, helper] = [await as("lead"), await as("helper")];
  await helper.page.goto(`${desk.url}/search`);
  await helper.page.fill("#question", "wiktoria");
  await helper.page.click("button.button[value=search]");
  const hidden = await helper.page.locator("main").innerText();
  await helper.page.fill("#question", "zeppelin");
  await helper.page.click("button.button[value=search]");
  assert.equal(hidden, await helper.page.locator("main").innerText(), "like a word that nobody wrote");
  await until("whoever leads is told", async () => {
    await lead.page.goto(`${desk.url}/notices`);
    return (await lead.page.locator(".notices li.unread").count()) >= 1;
  });
  await lead.page.click("form[action='/notices/seen'] button");
  assert.equal(await lead.page.locator(".notices li.unread").count(), 0);
  await lead.page.goto(desk.url + written[1]);
  await lead.page.selectOption("#assignee", { label: "Teodora Vasilan" });
  await lead.page.click("button.button[value=save]");
  await helper.page.goto(`${desk.url}/notices`);
  await helper.page.click(".notices a");
  assert.equal(new URL(helper.page.url()).pathname, written[1]);
  await lead.leave();
  await helper.leave();
});

for (const lang of [...languages, "de"]) {
  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen too`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await as("lead", { scripts: true, lang, width });
      const look = async (name) => faults.push(...(await faultsOf(one.page, name)));
      await one.page.goto(`${desk.url}${written[0]}?lang=${lang}`);
      await look("a report beside another");
      await one.page.goto(`${desk.url}/notices?lang=${lang}`);
      await look("notices");
      await one.page.goto(`${desk.url}/search?lang=${lang}`);
      await one.page.fill("#question", "0470 00 01 37");
      await one.page.click("button.button[value=search]");
      await look("a reason is asked");
      await one.page.fill("#reason", "x");
      await one.page.click("button.button[value=search]");
      await look("found");
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}
