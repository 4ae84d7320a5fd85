// A case changes hands, with scripts and without: it is offered with what the earlier holder may still see, refused with a reason, accepted;
// nothing changes before that, and afterwards pages, lists and forms show no more than was said. Two at once are told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, day, faultsOf, languages, until } from "./support.mjs";

const port = 18580;
const why = "Zij spreekt Roemeens, <b> en ik ben er in december niet.";
const title = "Appartement met de groene deur";
let desk, as, stop;
/** Cases of the reader: two that she hands over, one that she keeps reading, one about which two people act at once. */
let refused, nothing, read, twice;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "association", ["lead", "reader", "helper"]));
  const { page, leave } = await as("reader", { lang: "nl" });
  const open = async (name) => {
    await until("the report is there", async () => (await page.goto(`${desk.url}/signal/1?lang=nl`)).status() === 200);
    await page.click("details:has(#case-title) summary");
    await page.fill("#case-title", name);
    await page.click("button[formaction$='/case'][value=open]");
    return new URL(page.url()).pathname;
  };
  refused = await open(title);
  [nothing, read, twice] = [await open("Een ander huis"), await open("Een derde huis"), await open("Een vierde huis")];
  await leave();
});
after(async () => { await stop?.(); });

const status = async (page, address) => (await page.goto(desk.url + address)).status();
const said = async (what) => (await what.innerText()).replace(/[\u2066-\u2069]/g, "");
const press = (page, what) => page.click(`main button.button[value=${what}]`);

/** Somebody in Dutch: their own languages come before the browser's. */
async function inDutch(role, options = {}) {
  const one = await as(role, options);
  await one.page.goto(`${desk.url}/keys?lang=nl`);
  return one;
}

/** Offers a case from its page. */
async function offer(page, address, to, after, until = "") {
  await page.goto(`${desk.url}${address}/transfer`);
  await page.selectOption("#holder", { label: to });
  await page.check(`input[name=after][value=${after}]`);
  await page.fill("#until", until);
  await page.fill("#why", why);
  await press(page, "offer");
  assert.ok(page.url().endsWith("/transfer?done=offered"), page.url());
}

/** What is offered, or was, of one case; and what of it waits. */
const offered = (page, address) => page.locator("article.panel").filter({ has: page.locator("h2", { hasText: new RegExp(`(?<!\\d)${address.split("/")[2]}(?!\\d)`) }) });
const waits = (page, address) => offered(page, address).filter({ has: page.locator(".badge.waiting") });

for (const scripts of [false, true]) {
  test(`an offer that is not whole is told at its field and keeps what was typed, scripts ${scripts ? "on" : "off"}`, async () => {
    for (const width of [1280, 320]) {
      const { page, leave } = await inDutch("reader", { scripts, width });
      const faults = [];
      const look = async (name) => { if (scripts) faults.push(...await faultsOf(page, name)); };
      await page.goto(`${desk.url}${refused}?lang=nl`);
      await page.click(`a[href='${refused}/transfer']`);
      assert.ok((await said(page.locator("main"))).includes(title));
      assert.ok(!(await page.title()).includes("Appartement"), "no word of it in the title");
      assert.equal(await page.locator("#holder option", { hasText: "Precious" }).count(), 0, "not to oneself");
      await page.fill("#why", why);
      const wrong = async (at) => {
        await press(page, "offer");
        assert.equal(await page.locator(`#${at}-error`).count(), 1, at);
        assert.equal(await page.locator(".errors a").getAttribute("href"), `#${at}`);
        await look(`wrong at ${at}`);
      };
      await wrong("holder");
      await page.selectOption("#holder", { label: "Teodora Vasilan" });
      await wrong("after");
      await page.check("input[name=after][value=read]");
      await wrong("until");
      await page.fill("#until", day(-2));
      await wrong("until");
      assert.equal(await page.inputValue("#until"), day(-2));
      await page.fill("#until", day(5));
      await page.click("button[name=lang][value=fr]");
      assert.equal(await page.locator("html").getAttribute("lang"), "fr");
      await page.click("button[name=lang][value=nl]");
      await page.fill("#why", " ");
      await wrong("why");
      assert.equal(await said(page.locator("#holder option:checked")), "Teodora Vasilan");
      assert.ok(await page.isChecked("input[name=after][value=read]"));
      assert.equal(await page.inputValue("#until"), day(5));
      assert.deepEqual(faults, []);
      assert.equal(await status(page, "/transfers"), 200);
      assert.equal(await page.locator("article.panel").count(), 0, "nothing was offered");
      await leave();
    }
  });
}

test("what is offered is read before it is accepted, and who refuses says why; nothing has changed", async () => {
  const [reader, helper] = [await inDutch("reader"), await inDutch("helper", { width: 320 })];
  await offer(reader.page, refused, "Teodora Vasilan", "read", day(5));
  const mine = await said(reader.page.locator("main"));
  for (const one of ["Teodora Vasilan", why, "Leest nog tot en met"]) assert.ok(mine.includes(one), `${one} in ${mine}`);
  assert.equal(await reader.page.locator("#holder").count(), 0, "it is offered once");
  await helper.page.goto(`${desk.url}/notices?lang=nl`);
  await helper.page.click(".notices li.unread a");
  assert.equal(new URL(helper.page.url()).pathname, "/transfers");
  const theirs = waits(helper.page, refused);
  for (const one of ["Precious Aigbovo", why, "Leest nog tot en met"]) assert.ok((await said(theirs)).includes(one), one);
  assert.ok(!(await said(theirs)).includes(title) && await theirs.locator("h2 a").count() === 0, "the case itself she does not see yet");
  assert.equal(await status(helper.page, refused), 404);
  await helper.page.goto(`${desk.url}/transfers`);
  await theirs.locator("button[value=decline]").click();
  assert.equal(await helper.page.locator(".field .error").count(), 1, "why not?");
  const field = (await helper.page.locator(".errors a").getAttribute("href")).slice(1);
  assert.match(await helper.page.locator(`#${field}`).getAttribute("aria-describedby"), /error/);
  await helper.page.fill(`#${field}`, "Ik heb er al te veel.");
  await theirs.locator("button[value=decline]").click();
  assert.match(helper.page.url(), /done=declined$/);
  assert.equal(await status(helper.page, refused), 404, "it is not hers");
  await reader.page.goto(`${desk.url}/notices`);
  assert.ok((await said(reader.page.locator(".notices li.unread").first())).includes("niet aangenomen"));
  await reader.page.goto(`${desk.url}/transfers`);
  assert.ok((await said(offered(reader.page, refused).first())).includes("Ik heb er al te veel."));
  assert.equal(await status(reader.page, `${refused}/write/fact`), 200, "and she has it as before");
  for (const one of [reader, helper]) await one.leave();
});

test("whoever hands a case over and keeps nothing finds it nowhere, also with a form that was open", async () => {
  const [reader, helper] = [await inDutch("reader"), await inDutch("helper")];
  const begun = await reader.context.newPage();
  await offer(reader.page, nothing, "Teodora Vasilan", "nothing");
  await begun.goto(`${desk.url}${nothing}/write/assessment`);
  await begun.fill("#text", "Dit schreef ik terwijl zij het aannam.");
  await helper.page.goto(`${desk.url}/transfers`);
  await waits(helper.page, nothing).locator("button[value=accept]").click();
  assert.match(helper.page.url(), /done=accepted$/);
  assert.equal(await status(helper.page, nothing), 200);
  assert.equal(await status(helper.page, `${nothing}/write/fact`), 200, "she works on it");
  await press(begun, "save");
  assert.ok(!(await begun.content()).includes("Een ander huis"));
  for (const address of [nothing, `${nothing}/write/fact`, `${nothing}/transfer`, `${nothing}/who`, `${nothing}/looks`, `${nothing}/documents`]) {
    assert.equal(await status(reader.page, address), 404, address);
  }
  await reader.page.goto(`${desk.url}/cases`);
  assert.equal(await reader.page.locator(`a[href='${nothing}']`).count(), 0);
  assert.equal(await reader.page.locator(`a[href='${read}']`).count(), 1, "her others are there");
  await reader.page.goto(`${desk.url}/transfers`);
  const row = offered(reader.page, nothing).first();
  assert.ok((await said(row)).includes("Aangenomen") && await row.locator("h2 a").count() === 0, "that it was accepted she reads");
  await helper.page.goto(desk.url + nothing);
  assert.equal(await helper.page.locator(".timeline", { hasText: "terwijl zij" }).count(), 0);
  for (const one of [reader, helper]) await one.leave();
});

test("whoever may still read it reads and does nothing else, hears that it goes on, and no longer than whoever leads allows", async () => {
  const [reader, helper, lead] = [await inDutch("reader"), await inDutch("helper"), await inDutch("lead")];
  await offer(reader.page, read, "Teodora Vasilan", "told", day(5));
  await helper.page.goto(`${desk.url}/transfers`);
  await waits(helper.page, read).locator("button[value=accept]").click();
  assert.equal(await status(reader.page, read), 200);
  assert.equal(await reader.page.locator(`main a[href*='/write/'], main form[action^='${read}/'], main a[href='${read}/transfer']`).count(), 0, "nothing to do with it");
  assert.equal(await status(reader.page, `${read}/transfer`), 404);
  const heard = async () => {
    await reader.page.goto(`${desk.url}/notices`);
    return reader.page.locator(`.notices a[href='${read}']`).count();
  };
  const before = await heard();
  await helper.page.goto(`${desk.url}${read}/write/assessment`);
  await helper.page.fill("#text", "Zij belde vanmorgen terug.");
  await press(helper.page, "save");
  assert.equal(await heard(), before + 1, "she is told that it goes on");
  await reader.page.click(`.notices a[href='${read}']`);
  assert.ok((await said(reader.page.locator(".timeline"))).includes("Zij belde vanmorgen terug."));
  await lead.page.goto(`${desk.url}${read}/who?lang=nl`);
  const panel = lead.page.locator("section[aria-labelledby=after]");
  assert.ok((await said(panel)).includes("Precious Aigbovo"));
  await panel.locator("button[value^=end-after]").click();
  assert.equal(await status(reader.page, read), 404, "from now on nothing");
  assert.equal(await heard(), 0, "nor a notice that says where");
  await lead.page.goto(`${desk.url}${read}/who`);
  await panel.locator("button[value^=lift-after]").click();
  assert.equal(await status(reader.page, read), 200, "and again as her role allows");
  for (const one of [reader, helper, lead]) await one.leave();
});

for (const scripts of [false, true]) {
  test(`two at once: what was accepted, taken back or offered meanwhile is told, scripts ${scripts ? "on" : "off"}`, async () => {
    const [reader, lead, helper] = [await inDutch("reader", { scripts }), await inDutch("lead", { scripts }), await inDutch("helper", { scripts })];
    const changed = async (page) => {
      await page.waitForURL(/done=changed$/);
      assert.ok((await said(page.locator("main .note"))).includes("geldt niet meer"));
    };
    // Two offer it at once: the second still has what was typed, and is told what waits.
    await lead.page.goto(`${desk.url}${twice}/transfer?lang=nl`);
    await lead.page.selectOption("#holder", { label: "Nadège Lambinon" });
    await lead.page.check("input[name=after][value=nothing]");
    await lead.page.fill("#why", "Ik neem het zelf.");
    await offer(reader.page, twice, "Teodora Vasilan", "nothing");
    await press(lead.page, "offer");
    assert.ok((await said(lead.page.locator(".errors"))).includes("al aangeboden"));
    assert.ok((await said(lead.page.locator("section[aria-labelledby=waits]"))).includes("Teodora Vasilan"), "to whom");
    assert.equal(await lead.page.inputValue("#why"), "Ik neem het zelf.");
    assert.ok(await lead.page.isChecked("input[name=after][value=nothing]"));
    const target = await lead.page.locator(".errors a").getAttribute("href");
    assert.equal(await lead.page.locator(target).count(), 1, "the link of what is wrong leads somewhere");
    if (scripts) assert.deepEqual(await faultsOf(lead.page, "offered twice"), []);
    // She takes it back while the other looks at it.
    await helper.page.goto(`${desk.url}/transfers?lang=nl`);
    await reader.page.goto(`${desk.url}/transfers?lang=nl`);
    await waits(reader.page, twice).locator("button[value=withdraw]").click();
    await reader.page.waitForURL(/done=withdrawn$/);
    await waits(helper.page, twice).locator("button[value=accept]").click();
    await changed(helper.page);
    assert.equal(await status(helper.page, twice), 404, "what was taken back gives nothing");
    // It is answered in two windows, and taken back after that.
    await offer(reader.page, twice, "Teodora Vasilan", "read", day(1));
    const other = await helper.context.newPage();
    for (const page of [helper.page, other]) await page.goto(`${desk.url}/transfers`);
    await reader.page.goto(`${desk.url}/transfers`);
    await waits(helper.page, twice).locator("button[value=accept]").click();
    await helper.page.waitForURL(/done=accepted$/);
    await other.fill("main input[name=answer]", "Toch niet.");
    await waits(other, twice).locator("button[value=decline]").click();
    await changed(other);
    await waits(reader.page, twice).locator("button[value=withdraw]").click();
    await changed(reader.page);
    assert.equal(await status(helper.page, `${twice}/write/fact`), 200, "she has it");
    // For the next round it is hers again.
    await offer(lead.page, twice, "Precious Aigbovo", "nothing");
    await reader.page.goto(`${desk.url}/transfers`);
    await waits(reader.page, twice).locator("button[value=accept]").click();
    assert.equal(await status(helper.page, twice), 404);
    for (const one of [reader, lead, helper]) await one.leave();
  });
}

for (const lang of [...languages, "de"]) {
  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen and in the dark`, async () => {
    const faults = [];
    const offers = await as("reader", { lang });
    if (await offers.page.goto(`${desk.url}${refused}/transfer`) && await offers.page.locator("#holder").count()) await offer(offers.page, refused, "Teodora Vasilan", "told", day(3));
    await offers.leave();
    for (const [width, scheme] of [[320, "light"], [1280, "dark"]]) {
      for (const [role, paths] of [["reader", ["/transfers", `${refused}/transfer`, refused]], ["helper", ["/transfers", `${twice}/transfer`]], ["lead", [`${twice}/who`, `${twice}/transfer`]]]) {
        const { page, leave } = await as(role, { scripts: true, lang, width, scheme });
        for (const path of paths) {
          await page.goto(`${desk.url}${path}?lang=${lang}`);
          faults.push(...await faultsOf(page, `${role} ${path}`));
        }
        if (role === "helper") {
          await page.goto(`${desk.url}/transfers?lang=${lang}`);
          await waits(page, refused).locator("button[value=decline]").click();
          faults.push(...await faultsOf(page, "a refusal without a reason"));
        }
        await leave();
      }
    }
    assert.deepEqual(faults, []);
  });
}
