// A working day at a desk, without scripts: few clicks for one report, what is decided is there for the others, and the police
// close nothing that describes an offence without a second person.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, comeBack, demonstration, languages, person, rulesBroken, signIn, until } from "./support.mjs";

const port = 18240;
let demo;
const desks = {};
let policeLead;

before(async () => {
  demo = await demonstration(port);
  for (const desk of demo.desks) desks[desk.kind] = desk;
  const { context, leave } = await at(desks.police, "lead");
  policeLead = await context.cookies(desks.police.url);
  await leave();
});
after(async () => { await closeBrowser(); await demo?.stop(); });

/** Somebody at a desk whose reports have arrived. */
async function at(desk, role, lang = "nl", width = 1280) {
  const one = await person({ width, lang });
  one.member = await signIn(one.page, desk, role);
  await until("a report is there", async () => {
    await one.page.goto(`${desk.url}/?state=all&lang=${lang}`);
    return (await one.page.locator("tbody tr").count()) >= 1;
  });
  return one;
}

async function openFirst(page, desk) {
  await page.goto(desk.url);
  const row = page.locator("tbody tr").last();
  await row.locator("td.num a").click();
  return new URL(page.url()).pathname;
}

test("D1: one new report is opened, taken, labelled and answered with four clicks", async () => {
  const { page, member, leave } = await at(desks.centre, "reader");
  let clicks = 0;
  const click = async (what) => { clicks += 1; await page.click(what); };
  const address = await openFirst(page, desks.centre);
  clicks += 1;
  await click("button[value=take]");
  assert.equal(await page.locator("button[value=take]").count(), 0, "it is taken");
  await page.fill("#new-label", "nachtwerk");
  await page.fill("#text", "Wij zijn er voor u.");
  await click("button[value=send]");
  assert.ok(clicks <= 5, `${clicks} clicks`);
  assert.ok(await page.locator("h1 ~ .badge", { hasText: "nachtwerk" }).count());
  await page.goto(`${desks.centre.url}/?who=me`);
  assert.ok((await page.locator("tbody").innerText()).includes(member.name));
  assert.equal(await page.locator(`tbody a[href="${address}"]`).count(), 1);
  await leave();
});

test("what one decides the other sees, and a note is never part of what the writer reads", async () => {
  const one = await at(desks.association, "lead");
  const other = await at(desks.association, "reader");
  const address = await openFirst(one.page, desks.association);
  await other.page.goto(desks.association.url + address);
  await one.page.selectOption("#urgency", "now");
  await one.page.click("button.button[value=save]");
  assert.equal(await one.page.inputValue("#urgency"), "now", "a reason is asked and the choice stays");
  await one.page.fill("#urgency-reason", "hij komt vanavond terug");
  await one.page.click("button.button[value=save]");
  await other.page.fill("#internal", "ken het adres");
  await other.page.click("button[formaction$='/note']");
  await other.page.fill("#until", "2030-01-01");
  await other.page.fill("#until-reason", "x");
  await other.page.click("button.button[value=save]");
  assert.equal(await other.page.inputValue("#until"), "2030-01-01", "a day too far is told and stays in the form");
  assert.ok((await other.page.content()).includes("hij komt vanavond terug"));
  await one.page.goto(desks.association.url + address);
  assert.ok((await one.page.locator(".among-us").innerText()).includes("ken het adres"));
  assert.ok(!(await one.page.locator(".thread").innerText()).includes("ken het adres"));
  await one.leave();
  await other.leave();
});

for (const lang of [...languages, "de"]) {
  test(`in ${lang} nothing of it breaks a rule for those who listen, on a small screen too`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await person({ scripts: true, lang, width });
      await one.context.addCookies(policeLead);
      await one.page.goto(`${desks.police.url}/?lang=${lang}&state=all`);
      const look = async (name) => {
        const wide = await one.page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) faults.push(`${name}: ${wide} px wide at ${width}`);
        for (const fault of await rulesBroken(one.page)) faults.push(`${name} at ${width}: ${fault}`);
      };
      await one.page.click("details.narrow-by summary").catch(() => {});
      await look("inbox");
      await one.page.click("tbody tr:first-child td.num a");
      await one.page.click("details:has(#outcome) > summary");
      await one.page.selectOption("#urgency", "soon");
      await one.page.click("button[value=close]");
      await look("urgent without a reason");
      await one.page.selectOption("#urgency", "normal");
      await one.page.click("button[value=close]");
      await look("closing without an outcome");
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}

test("at a police desk one asks, another confirms, and nobody confirms their own request", async () => {
  const asks = await at(desks.police, "reader");
  const address = await openFirst(asks.page, desks.police);
  await asks.page.click("details:has(#outcome) > summary");
  await asks.page.selectOption("#outcome", "out-of-scope");
  await asks.page.fill("#outcome-reason", "Een verloren fiets.");
  await asks.page.click("button[value=close]");
  assert.ok((await asks.page.locator(".error").innerText()).includes("nummer"), "neither a number nor a second look");
  assert.equal(await asks.page.inputValue("#outcome-reason"), "Een verloren fiets.");
  await asks.page.check("input[name=no-offence]");
  await asks.page.click("button[value=close]");
  assert.equal(await asks.page.locator("button[value=agree]").count(), 0, "not one's own");
  const looks = await person({ width: 1280 });
  await looks.context.addCookies(policeLead);
  await looks.page.goto(desks.police.url);
  await looks.page.click("a[href='/?second=1']");
  await looks.page.click("tbody td.num a");
  assert.equal(new URL(looks.page.url()).pathname, address);
  assert.ok((await looks.page.content()).includes("Een verloren fiets."));
  await looks.page.click("button[value=agree]");
  await looks.page.goto(`${desks.police.url}/?state=closed`);
  assert.equal(await looks.page.locator("tbody tr").count(), 1);
  await looks.page.goto(`${desks.police.url}/audit`);
  assert.ok((await looks.page.locator("tbody").innerText()).includes("akkoord na tweede blik"));
  await asks.leave();
  await looks.leave();
});

test("what somebody tells on the phone is written down, and with the code they read the answer and say more", async () => {
  const { page, leave } = await at(desks.association, "lead");
  await page.goto(`${desks.association.url}/enter`);
  await page.selectOption("#origin", "phone");
  await page.selectOption("#told-in", "ar");
  await page.fill("#text", "جوازي في خزنته");
  await page.selectOption("#checked", "read-back");
  await page.check("#receipt");
  await page.click("button.button[value=save]");
  const code = (await page.locator(".slip .digits").innerText()).replace(/\D/g, "");
  assert.equal(code.length, 24);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("h1").isVisible(), false, "the slip is printed alone");
  assert.equal(await page.locator(".slip").isVisible(), true);
  await page.emulateMedia({ media: "screen" });
  await page.click("p.actions a.button");
  await page.fill("#text", "نحن هنا");
  await page.click("button[value=send]");
  const address = page.url().split("?")[0];
  const caller = await person({ lang: "ar" });
  await until("the answer is there with the code", async () => {
    await comeBack(caller.page, demo.relay, "ar", code);
    return (await caller.page.content()).includes("نحن هنا");
  });
  await caller.page.click("a[href^='/m/2']");
  await caller.page.fill("#text", "هو هنا الآن");
  await caller.page.click("form button[name=send]");
  await until("what they said afterwards stands behind it", async () => {
    await page.goto(address);
    return (await page.locator(".thread").innerText()).includes("هو هنا الآن");
  });
  assert.equal(await page.locator(".thread .from-writer").count(), 2, "the first words are there once");
  await page.goto(`${desks.association.url}/health`);
  assert.ok(!(await page.content()).includes("kwam een tweede keer"), "nothing was put aside");
  await page.goto(`${address}/looks`);
  assert.ok((await page.locator("tbody").innerText()).includes("de code werkt"));
  await caller.leave();
  await leave();
});
