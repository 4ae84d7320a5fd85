// Who is at the desk and who may do what, without scripts: an invitation, a helper who sees only what she was given, a lost
// device, an absence; and the pages of it in every language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, day, faultsOf, languages, person, totp } from "./support.mjs";

const port = 18250;
const words = "een zin die ik onthoud";
let desk;
let as;
let stop;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "association", ["lead", "reader"]));
});
after(async () => { await stop?.(); });

/** With the code one was given, from the sign-in page to the inbox. */
async function join(page, desk, user, code) {
  await page.goto(desk.url);
  await page.click("a[href='/join']");
  await page.fill("#user", user);
  await page.fill("#code", code.toLowerCase());
  await page.click("form button:not([name])");
  const secret = (await page.locator(".secret").innerText()).replace(/\s/g, "");
  assert.ok(await page.locator("svg.qr path").count(), "there is a picture to scan");
  await page.fill("#digits", totp(secret));
  await page.fill("#password", "kort");
  await page.click("form button.button:not([name])");
  assert.ok((await page.locator(".error").innerText()).includes("12"), "a short password is refused");
  assert.equal((await page.locator(".secret").innerText()).replace(/\s/g, ""), secret, "and the app need not be set up again");
  await page.fill("#digits", totp(secret));
  await page.fill("#password", words);
  await page.click("form button.button:not([name])");
  assert.ok(page.url().endsWith("/account?done=joined"), "she is in at once, where a passkey can be made");
  await page.goto(desk.url);
}

async function codeOn(page) {
  return (await page.locator(".slip .code").innerText()).trim();
}

test("whoever is invited chooses a password of her own and sees only what she was given", async () => {
  const lead = await as("lead");
  await lead.page.goto(`${desk.url}/people`);
  await lead.page.fill("#team", "Nachtploeg");
  await lead.page.click("form[action='/people/team'] button");
  await lead.page.goto(`${desk.url}/people/new`);
  await lead.page.fill("#name", "Ilse Bontinck");
  await lead.page.fill("#user", "ilse");
  await lead.page.click("button.button[value=save]");
  assert.ok((await lead.page.locator(".error").innerText()).length > 5, "a role is asked");
  assert.equal(await lead.page.inputValue("#name"), "Ilse Bontinck", "and nothing that was typed is lost");
  await lead.page.check("input[name=role][value=helper]");
  await lead.page.check("input[name=team]");
  await lead.page.click("button.button[value=save]");
  const code = await codeOn(lead.page);
  const ilse = await person({ width: 1280 });
  await join(ilse.page, desk, "ilse", code);
  assert.equal(await ilse.page.locator("tbody tr").count(), 0, "nothing is hers");
  assert.equal((await ilse.page.goto(`${desk.url}/signal/1`)).status(), 404, "and the others are not there for her");
  assert.equal((await ilse.page.goto(`${desk.url}/people/new`)).status(), 404);
  await lead.page.goto(`${desk.url}/signal/1`);
  await lead.page.selectOption("#assignee", { label: "Nachtploeg" });
  await lead.page.click("button.button[value=save]");
  await ilse.page.goto(`${desk.url}/?who=team`);
  assert.equal(await ilse.page.locator("tbody tr").count(), 1);
  await ilse.page.click("tbody td.num a");
  await ilse.page.fill("#internal", "Ik bel haar morgen.");
  await ilse.page.click("button[formaction$='/note']");
  assert.ok((await ilse.page.locator(".among-us").innerText()).includes("Ik bel haar morgen."));
  await lead.page.goto(`${desk.url}/signal/1`);
  await lead.page.selectOption("#assignee", { label: "Precious Aigbovo" });
  await lead.page.click("button.button[value=save]");
  assert.equal((await ilse.page.goto(`${desk.url}/signal/1`)).status(), 404, "given to another, it is no longer hers");
  await lead.leave();
  await ilse.leave();
});

test("two colleagues let somebody in again who lost her telephone, and one of them alone does not", async () => {
  const [lead, reader] = [await as("lead"), await as("reader")];
  await lead.page.goto(`${desk.url}/people`);
  await lead.page.click("tbody a:has-text('Teodora')");
  const address = new URL(lead.page.url()).pathname;
  await lead.page.click("details:has(form[action$='/back']) > summary");
  await lead.page.click("form[action$='/back'] button");
  assert.equal(await lead.page.locator("button[value=agree]").count(), 0, "not one's own request");
  await reader.page.goto(desk.url + address);
  await reader.page.click("button[value=agree]");
  const code = await codeOn(reader.page);
  const teodora = await person({ width: 1280 });
  await join(teodora.page, desk, "teodora", code);
  for (const one of [lead, reader, teodora]) await one.leave();
});

test("whoever is away says so, and whoever stands in finds the reports among their own", async () => {
  const [lead, reader] = [await as("lead"), await as("reader")];
  await lead.page.goto(`${desk.url}/signal/2`);
  await lead.page.selectOption("#assignee", { label: "Precious Aigbovo" });
  await lead.page.click("button.button[value=save]");
  await lead.page.goto(`${desk.url}/?who=me`);
  const before = await lead.page.locator("tbody tr").count();
  const today = day();
  await reader.page.goto(`${desk.url}/account`);
  await reader.page.fill("#from", today);
  await reader.page.fill("#until", "2020-01-01");
  await reader.page.click("form[action='/account/away'] button.button[value=save]");
  assert.ok(await reader.page.locator(".error").count(), "an absence that is over is told");
  assert.equal(await reader.page.inputValue("#from"), today);
  await reader.page.fill("#until", today);
  await reader.page.selectOption("#substitute", { label: "Nadège Lambinon" });
  await reader.page.click("form[action='/account/away'] button.button[value=save]");
  await lead.page.goto(`${desk.url}/?who=me`);
  assert.ok((await lead.page.locator("tbody tr").count()) > before);
  await lead.page.goto(`${desk.url}/signal/2`);
  assert.ok((await lead.page.locator("#assignee").innerText()).includes("Nadège"), "who stands in is told where one gives");
  await reader.page.goto(`${desk.url}/account`);
  await reader.page.click("button[value=back]");
  await lead.leave();
  await reader.leave();
});

test("who may do what is taken along as a table, with a reason", async () => {
  const { page, leave } = await as("lead");
  await page.goto(`${desk.url}/people`);
  await page.click("a[href='/copy/people']");
  await page.click("p > button[value=look]");
  assert.ok(await page.locator("#reader-error").count(), "for whom is asked first");
  await page.selectOption("#reader", "own");
  await page.fill("#whom", "het bestuur");
  await page.selectOption("#purpose", { index: 1 });
  await page.fill("#words", "jaarlijkse controle");
  await page.check("input[name=form][value=csv]");
  await page.click("p > button[value=look]");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("button[value=take]")]);
  const stream = await download.createReadStream();
  let text = "";
  for await (const part of stream) text += part;
  assert.ok(text.includes("Precious Aigbovo") && text.split("\r\n").length >= 6);
  await leave();
});

for (const lang of [...languages, "de"]) {
  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen too`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await as("lead", { scripts: true, lang, width });
      const look = async (name) => faults.push(...(await faultsOf(one.page, name)));
      for (const path of ["/people", "/people/2", "/people/new", "/account", "/join"]) {
        await one.page.goto(`${desk.url}${path}?lang=${lang}`);
        await look(path);
      }
      await one.page.goto(`${desk.url}/people/new?lang=${lang}`);
      await one.page.click("button.button[value=save]");
      await look("an invitation without a name");
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}
