// The main promise, walked with scripts off: written in Arabic to one organisation, read there and nowhere else,
// answered, and the answer read with the receipt in a fresh profile.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseReaders, closeBrowser, comeBack, demonstration, noteReceipt, person, send, signIn, until } from "./support.mjs";

const port = 18100;
const sentinel = `أخذوا جواز سفري ولا أستطيع الخروج ${Date.now()}`;
const answer = "قرأنا رسالتكم. نحن هنا.";
let demo;
let code;

before(async () => { demo = await demonstration(port); });
after(async () => { await closeBrowser(); await demo?.stop(); });

const deskOf = (kind) => demo.desks.find((desk) => desk.kind === kind);

test("a woman with scripts off writes in Arabic to the association only and keeps a receipt", async () => {
  const she = await person({ lang: "ar" });
  await chooseReaders(she.page, demo.relay, "ar", [deskOf("association").id]);
  assert.equal(await she.page.locator("html").getAttribute("dir"), "rtl");
  await send(she.page, `${sentinel}\nالسطر الثاني 😀`);
  assert.match(she.page.url(), /\/r\/4$/);
  code = await noteReceipt(she.page);
  assert.equal(code.length, 24);
  await she.leave();
});

test("the association reads it as it was written, from right to left, and answers", async () => {
  const { page, leave } = await person({ width: 1280, lang: "fr" });
  await signIn(page, deskOf("association"));
  await until("the report is in the inbox", async () => {
    await page.goto(deskOf("association").url);
    const first = page.locator("table a").first();
    if (!(await first.count())) return false;
    await first.click();
    return (await page.content()).includes(sentinel);
  });
  const words = page.locator(".written, .bubble").filter({ hasText: sentinel }).first();
  assert.equal(await words.getAttribute("dir"), "rtl");
  assert.equal(await words.innerText(), `${sentinel}\nالسطر الثاني 😀`);
  await page.fill("textarea[name=text]", answer);
  await page.click("button[name=do][value=send], form[action$='/reply'] button:not([name])");
  assert.ok((await page.content()).includes(answer));
  await leave();
});

test("P16: the police and the centre never see a word of it", async () => {
  for (const kind of ["police", "centre"]) {
    const { page, leave } = await person({ width: 1280 });
    await signIn(page, deskOf(kind));
    await page.goto(deskOf(kind).url);
    const rows = await page.locator("table tbody tr").count();
    for (let row = 0; row < rows; row += 1) {
      await page.goto(deskOf(kind).url);
      await page.locator("table tbody tr a").nth(row).click();
      assert.ok(!(await page.content()).includes(sentinel), `${kind} sees it`);
    }
    await leave();
  }
});

test("P18: in a fresh profile she reads the answer with the receipt, and her own words are not shown", async () => {
  await until("the answer is at the relay", async () => {
    const she = await person({ lang: "ar" });
    await comeBack(she.page, demo.relay, "ar", code);
    const content = await she.page.content();
    await she.leave();
    assert.ok(!content.includes(sentinel));
    return content.includes(answer);
  });
});
