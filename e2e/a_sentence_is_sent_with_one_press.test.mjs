// Ready-made sentences, without scripts: examples to begin with, at a police desk released by a second person, sent with one press in
// the writer's language while what was begun stays in the box.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atOneDesk, faultsOf, languages, until } from "./support.mjs";

const port = 18310;
let desk;
let as;
let stop;

before(async () => {
  ({ desk, as, stop } = await atOneDesk(port, "police", ["lead", "judicial", "reader"]));
});
after(async () => { await stop?.(); });

test("a sentence is sent with one press once a second person has released it", async () => {
  const [lead, judicial, reader] = [await as("lead"), await as("judicial"), await as("reader")];
  await lead.page.goto(`${desk.url}/phrases?lang=nl`);
  await lead.page.click("button[value=examples]");
  const sentences = await lead.page.locator("section.panel").count();
  assert.ok(sentences >= 4);
  assert.equal(await lead.page.locator("button[value=release]").count(), 0, "nobody releases their own");
  await reader.page.goto(`${desk.url}/phrases`);
  assert.equal(await reader.page.locator("button[value=release]").count(), 0, "nor does a case worker");
  await until("a report is there", async () => {
    await reader.page.goto(`${desk.url}/?state=all`);
    return (await reader.page.locator("tbody tr").count()) >= 1;
  });
  await reader.page.click("tbody tr:first-child td.num a");
  const address = reader.page.url();
  assert.equal(await reader.page.locator("details.ready").count(), 0, "nothing is offered before");
  await judicial.page.goto(`${desk.url}/phrases`);
  while (await judicial.page.locator("button[value=release]").count()) await judicial.page.locator("button[value=release]").first().click();
  await reader.page.goto(address);
  await reader.page.fill("#text", "een antwoord dat nog niet af is");
  await reader.page.click("details.ready > summary");
  const words = await reader.page.locator("details.ready .bubble").first().innerText();
  await reader.page.locator("details.ready button[value=insert]").first().click();
  assert.equal(await reader.page.inputValue("#text"), `een antwoord dat nog niet af is\n${words}`);
  await reader.page.click("details.ready > summary");
  await reader.page.locator("details.ready button[value=send]").first().click();
  assert.ok((await reader.page.locator(".thread .from-us").last().innerText()).includes(words));
  assert.equal(await reader.page.inputValue("#text"), `een antwoord dat nog niet af is\n${words}`, "what was begun stays");
  await lead.page.goto(`${desk.url}/phrases`);
  const taken = lead.page.locator("details", { has: lead.page.locator("button[value=retire]") }).first();
  await taken.locator("summary").click();
  await taken.locator("button[value=retire]").click();
  assert.equal(await lead.page.locator("section.panel").count(), sentences - 1);
  await lead.page.fill("#name", "Nieuw");
  await lead.page.click("button.button[value=save]");
  assert.ok(await lead.page.locator("#texts-error").count());
  assert.equal(await lead.page.inputValue("#name"), "Nieuw");
  for (const one of [lead, judicial, reader]) await one.leave();
});

for (const lang of [...languages, "de"]) {
  test(`in ${lang} none of these pages breaks a rule for those who listen, on a small screen too`, async () => {
    const faults = [];
    for (const width of [320, 1280]) {
      const one = await as("lead", { scripts: true, lang, width });
      await one.page.goto(`${desk.url}/phrases?lang=${lang}`);
      faults.push(...(await faultsOf(one.page, "sentences")));
      await one.leave();
    }
    assert.deepEqual(faults, []);
  });
}
