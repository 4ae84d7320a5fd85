// Somebody is referred to an organisation without a desk: on paper, with what she agreed to by name; what became of it is typed in; and when she takes it
// back, the desk asks for a call until somebody wrote whom they told. Without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, day, demonstration, faultsOf, person, signIn, until } from "./support.mjs";

const house = "Huis Voorbeeld";
let demo;
let desk;

const shot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };

before(async () => {
  demo = await demonstration(18_460);
  desk = demo.desks.find((one) => one.kind === "association");
});
after(async () => { await closeBrowser(); await demo?.stop(); });

async function aRecord(page) {
  await until("a report is there", async () => {
    await page.goto(`${desk.url}/?state=all&lang=nl`);
    return (await page.locator("tbody tr").count()) >= 1;
  });
  await page.click("tbody tr:first-child td.num a");
  await page.click("details:has(#case-title) summary");
  await page.fill("#case-title", "Een slaapplaats");
  await page.click("button[formaction$='/case'][value=open]");
  await page.goto(`${desk.url}${new URL(page.url()).pathname}/victim?lang=nl`);
  await page.fill("#wants", "Ik wil ergens anders slapen.");
  await page.fill("#alias", "Ada");
  await page.check("input[name=age][value=adult]");
  await page.click("button.button[value=save]");
  return new URL(page.url()).pathname;
}

async function agree(page, record) {
  await page.goto(`${desk.url}${record}/consent?lang=nl`);
  await page.selectOption("#with", "@named");
  await page.fill("#with-name", house);
  for (const part of ["name", "wants"]) await page.check(`input[name=part][value=${part}]`);
  await page.check("input[name=purpose][value=place]");
  await page.fill("#until", day(20));
  await page.check("input[name=how] >> nth=0");
  await page.fill("#asked-on", day());
  await page.selectOption("#lang-asked", { index: 1 });
  await page.click("button.button[value=show]");
  assert.equal(await page.locator(".errors").count(), 0, await page.locator("main").innerText());
  await page.check("input[name=told-back] >> nth=1");
  await page.click("button[name=answer][value=yes]");
}

test("a paper is made, handed over, received and taken back", async () => {
  const { page, leave } = await person({ width: 1280 });
  await signIn(page, desk, "lead");
  const record = await aRecord(page);
  await agree(page, record);
  await page.goto(`${desk.url}${record}/refer?lang=nl`);
  await page.selectOption("#org", `paper:${house}`);
  await page.click("button[value=choose]");
  await page.check("input[name=ground] >> nth=0");
  await page.check("input[name=function][value=reception]");
  for (const part of ["name", "wants"]) await page.check(`input[name=part-${part}]`);
  await page.check("input[name=after][value=told]");
  await page.click("button.button[value=look]");
  await shot(page, "paper-seen-nl");
  await page.click("button.button[value=send]");
  const own = page.url().split("?")[0];
  assert.match(own, /\/referrals\/\d+$/);
  await shot(page, "paper-ready-nl");

  await page.selectOption("#in", "fr");
  const [paper] = await Promise.all([page.waitForEvent("download"), page.click("button[value=paper]")]);
  assert.equal(paper.suggestedFilename(), "paper.pdf");
  if (process.env.SHOTS) await paper.saveAs(`${process.env.SHOTS}/paper.pdf`);
  await page.goto(`${own}?lang=nl`);
  const slip = (await page.locator("section:has(#paper) b").innerText()).match(/\d{4} \d{4}/)[0];
  await page.check("input[name=way][value=hand]");
  await page.click("button[value=paper-handed]");
  await shot(page, "paper-steps-nl");
  await page.click("details:has([value=paper-received]) summary");
  const received = page.locator("details:has([value=paper-received])");
  await received.locator("input[value=phone]").check();
  await received.locator("input[name=by]").fill("Mevrouw Voorbeeld");
  await received.locator("input[name=number]").fill("0000 0001");
  await received.locator("button").click();
  assert.ok(await page.locator(".errors a[href='#paper-received-number']").count());
  assert.equal(await page.inputValue("#paper-received-by"), "Mevrouw Voorbeeld", "nothing typed is lost");
  await page.setViewportSize({ width: 320, height: 640 });
  await shot(page, "paper-wrong-nl-320");
  await page.fill("#paper-received-number", slip);
  await page.click("button[value=paper-received]");
  const seer = await person({ scripts: true, width: 320 });
  await seer.context.addCookies(await page.context().cookies());
  await seer.page.goto(own);
  assert.deepEqual(await faultsOf(seer.page, "/referrals/1"), []);
  await seer.leave();

  await page.goto(`${desk.url}${record}/consents?lang=nl`);
  await page.click("main article a.button >> nth=0");
  await page.click("main form button[name=how] >> nth=0");
  await page.goto(`${own}?lang=ar`);
  await shot(page, "paper-recall-ar-320");
  await page.check("input[name=way][value=phone]");
  await page.fill("#paper-told-by", "Mevrouw Voorbeeld");
  await page.click("button[value=paper-told]");
  assert.equal(await page.locator("button[value=paper-told]").count(), 0, "nothing is left to do");
  await shot(page, "paper-ended-ar-320");
  await leave();
});
