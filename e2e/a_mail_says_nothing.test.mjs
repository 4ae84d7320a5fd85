// A member says where and when they want to be told; a mail comes that says that there is something and never what. A mail server that
// is away loses nothing, not even when the desk starts again meanwhile. Without scripts.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { closeBrowser, demonstration, faultsOf, languages, person, signIn, until } from "./support.mjs";

const port = 18380;
const mailPort = 18389;
const mails = mkdtempSync(join(tmpdir(), "zichtbaar-mails-"));
const folder = mkdtempSync(join(tmpdir(), "zichtbaar-told-"));
const options = ["--mail", `127.0.0.1:${mailPort}`];
let demo;
let desk;
let server;

async function startServer() {
  const script = new URL("sink.mjs", import.meta.url).pathname;
  server = spawn("node", [script, mails, JSON.stringify({ port: mailPort })], { stdio: ["pipe", "pipe", "inherit"] });
  await new Promise((up) => server.stdout.once("data", up));
}

async function stopServer() {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.on("exit", done));
  server.kill();
  await gone;
}

async function start() {
  demo = await demonstration(port, { folder, options });
  desk = demo.desks.find((one) => one.kind === "centre");
}

before(async () => { await startServer(); await start(); });
after(async () => {
  await closeBrowser();
  await demo?.stop();
  await stopServer();
  for (const one of [mails, folder]) rmSync(one, { recursive: true, force: true });
});

const kept = () => readdirSync(mails).filter((name) => name.endsWith(".json")).sort().map((name) => JSON.parse(readFileSync(join(mails, name), "utf8")));

test("D13: a wrong address is said to be one and nothing typed is lost; then a first mail comes, with nothing in it", async () => {
  const { page, leave } = await person();
  await signIn(page, desk, "lead");
  await page.goto(`${desk.url}/account?lang=nl`);
  await page.click('a[href="/told"]');
  await page.fill("#address", "amina");
  await page.selectOption("#topic-given", "at-once");
  await page.fill("#shift-2", "07:30");
  await page.click("form[action='/told'] button");
  assert.ok((await page.locator("#address-error").innerText()).length > 10);
  assert.equal(await page.inputValue("#address"), "amina");
  assert.equal(await page.inputValue("#topic-given"), "at-once");
  assert.equal(await page.inputValue("#shift-2"), "07:30");
  await page.fill("#address", "amina@example.org");
  await page.click("form[action='/told'] button");
  assert.ok((await page.locator("[role=status]").innerText()).length > 10);
  await until("the first mail comes", () => kept().length === 1, 60_000);
  const [{ to, raw }] = kept();
  assert.deepEqual(to, ["amina@example.org"]);
  assert.match(raw, /^Subject: Info\r$/m);
  assert.ok(!/https?:|localhost:|www\./.test(raw), raw);
  await leave();
});

test("a mail server that is away is said to be, and what waits goes when it is back, also after the desk started again", async () => {
  await stopServer();
  const { page, leave } = await person({ width: 1280 });
  await signIn(page, desk, "reader");
  await page.goto(`${desk.url}/told?lang=fr`);
  await page.fill("#address", "bo@example.org");
  for (let day = 1; day <= 7; day += 1) await page.fill(`#shift-${day}`, "08:00");
  await page.click("form[action='/told'] button");
  await until("the page on the state of the desk says that mail waits", async () => {
    await page.goto(`${desk.url}/health`);
    return (await page.locator("p.warn").allInnerTexts()).some((words) => words.includes("e-mail"));
  }, 60_000);
  await leave();
  // Open connections of a browser would hold the desk up.
  await closeBrowser();
  await demo.stop();
  await startServer();
  await start();
  await until("the mail comes after all", () => kept().length === 2, 180_000);
  assert.deepEqual(kept()[1].to, ["bo@example.org"]);
});

test("the page is open to all in three languages and two widths", async () => {
  const first = await person();
  await signIn(first.page, desk, "lead");
  const cookies = await first.context.cookies(desk.url);
  await first.leave();
  const faults = [];
  for (const lang of languages) {
    for (const width of [320, 1280]) {
      const { context, page, leave } = await person({ lang, width, scripts: true });
      await context.addCookies(cookies);
      await page.goto(`${desk.url}/told?lang=${lang}`);
      faults.push(...await faultsOf(page, `told ${lang}`));
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/told-${lang}-${width}.png`, fullPage: true });
      await leave();
    }
  }
  assert.deepEqual(faults, []);
});
