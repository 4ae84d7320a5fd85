// The organisation's own provider, a real one in its own process, with scripts and without: connected by whoever is signed in, then it opens the desk; an
// account that nobody connected opens nothing; a locked desk is opened by proving it again; and when the provider is away the password does.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { closeBrowser, demonstration, faultsOf, person, signIn, unfold, until } from "./support.mjs";

const port = 18540;
const providerPort = 18550;
const languages = ["nl", "fr", "ar"];
let demo;
let desk;
let provider;

before(async () => {
  const callback = `http://localhost:${port + 2}/sign-in/provider/back`;
  const callbacks = [1, 2, 3].map((place) => callback.replace(String(port + 2), String(port + place)));
  provider = spawn("node", ["provider.mjs", String(providerPort), ...callbacks], { cwd: new URL(".", import.meta.url).pathname, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((done, failed) => {
    provider.stdout.once("data", done);
    provider.once("exit", () => failed(new Error("the provider did not start")));
  });
  demo = await demonstration(port, { options: ["--provider", `http://localhost:${providerPort}`] });
  desk = demo.desks.find((one) => one.kind === "centre");
  desk = { ...desk, url: desk.passkey_url };
});
after(async () => { await closeBrowser(); await demo?.stop(); provider?.kill(); });

const out = async (page) => {
  await unfold(page);
  await page.click("form.who button:not([form])");
  await page.waitForURL(/sign-in\?out=1$/);
};

/** What axe finds, where scripts run. */
const faults = async (page, scripts, where) => { if (scripts) assert.deepEqual(await faultsOf(page, where), []); };

/** At the provider: says who they are. */
const proves = async (page, name) => {
  await page.waitForURL(/\/as\//);
  await page.fill("#name", name);
  await page.click("form button");
};

test("an account is connected by whoever is signed in, and from then on opens the desk", async () => {
  for (const [scripts, width] of [[false, 1280], [false, 320], [true, 1280], [true, 320]]) {
    const { page, leave } = await person({ scripts, width });
    const complaints = [];
    page.on("console", (message) => { if (message.text().includes("Content Security")) complaints.push(message.text()); });
    await signIn(page, desk, "reader");
    await page.goto(`${desk.url}/account`);
    for (const lang of languages) {
      await page.goto(`${desk.url}/account?lang=${lang}`);
      await faults(page, scripts, `account ${lang} ${width}`);
    }
    if (!scripts && width === 1280) {
      await page.goto(`${desk.url}/account?lang=nl`);
      await page.click("form[action='/account/provider'] button");
      await proves(page, "person-7");
      await page.waitForURL(/account\?done=provider$/);
    }
    await out(page);
    for (const lang of languages) {
      await page.goto(`${desk.url}/sign-in?lang=${lang}`);
      await faults(page, scripts, `sign-in ${lang} ${width}`);
      await page.click("form[action='/sign-in/provider'] button");
      await proves(page, "person-7");
      await page.waitForURL(`${desk.url}/`);
      assert.equal(await page.locator("form.who").count(), 1, lang);
      await out(page);
    }
    assert.deepEqual(complaints, []);
    await leave();
  }
});

test("an account that nobody connected opens nothing, nor does one that is refused there", async () => {
  const { page, leave } = await person({ scripts: true, width: 320 });
  for (const lang of languages) {
    await page.goto(`${desk.url}/sign-in?lang=${lang}`);
    await page.click("form[action='/sign-in/provider'] button");
    await proves(page, "somebody else");
    await page.locator(".errors").waitFor();
    assert.ok((await page.locator(".errors").innerText()).length > 20, lang);
    assert.deepEqual(await faultsOf(page, `nobody's account ${lang}`), []);
  }
  await page.goto(`${desk.url}/sign-in?lang=nl`);
  await page.click("form[action='/sign-in/provider'] button");
  await page.waitForURL(/\/as\//);
  await page.click("#no");
  await page.locator(".errors").waitFor();
  await page.goBack();
  assert.equal(await page.locator("form.who").count(), 0, "going back opens nothing");
  await leave();
});

test("a locked desk is opened again by proving it again, though one is still signed in there", async () => {
  const { page, leave } = await person({ scripts: true, width: 1280 });
  await page.goto(`${desk.url}/sign-in?lang=nl`);
  await page.click("form[action='/sign-in/provider'] button");
  await proves(page, "person-7");
  await page.waitForURL(`${desk.url}/`);
  await page.click("button[form=lock]");
  await page.waitForURL(/\/lock/);
  assert.deepEqual(await faultsOf(page, "locked"), []);
  await page.click("form[action='/sign-in/provider'] button");
  await proves(page, "person-7");
  await page.waitForURL(`${desk.url}/`);
  await leave();
});

test("when the provider is away the page says so, and the password opens the desk", async () => {
  const gone = new Promise((done) => provider.once("exit", done));
  provider.kill();
  await gone;
  const { page, leave } = await person({ width: 320 });
  // What it said of itself is known for a minute.
  await until("it is noticed", async () => {
    await page.goto(`${desk.url}/sign-in?lang=fr`);
    await page.click("form[action='/sign-in/provider'] button").catch(() => {});
    return await page.locator(".errors").count() === 1;
  }, 90_000);
  await signIn(page, desk, "reader");
  await leave();
});
