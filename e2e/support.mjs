// A demonstration of its own for each test file, and people with browsers: scripts on or off, a language, a screen.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const root = new URL("..", import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const binary = process.env.ZICHTBAAR_BINARY ?? join(root, "target/debug/zichtbaar");
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
];

/** Starts the demonstration on ports of its own; `stop` ends it and removes its folder. */
export async function demonstration(port, { seed = "few", folder, options = [] } = {}) {
  const own = folder ?? mkdtempSync(join(tmpdir(), "zichtbaar-e2e-"));
  const child = spawn(binary, ["demo", "--folder", own, "--port", String(port), "--seed", seed, ...options], { stdio: ["ignore", "ignore", "pipe"] });
  // Whatever ends the run ends the demonstration too.
  process.once("exit", () => child.kill("SIGKILL"));
  let said = "";
  child.stderr.on("data", (data) => { said = (said + data).slice(-20_000); });
  const file = join(own, "demo.json");
  for (let waited = 0; !existsSync(file) || child.exitCode !== null; waited += 100) {
    if (child.exitCode !== null || waited > 120_000) throw new Error(`the demonstration did not start:\n${said}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  const demo = JSON.parse(readFileSync(file, "utf8"));
  const stop = async () => {
    const gone = new Promise((done) => child.on("exit", done));
    child.kill("SIGTERM");
    await gone;
    if (!folder) rmSync(own, { recursive: true, force: true });
  };
  return { ...demo, folder: own, stop, log: () => said };
}

let running;
/** One Chromium for a test file. */
export async function browser() {
  running ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  return running;
}

export async function closeBrowser() {
  const one = running;
  running = undefined;
  if (one) await Promise.race([one.close(), new Promise((done) => setTimeout(done, 10_000).unref())]);
}

/** A fresh profile. */
export async function person({ scripts = false, lang = "nl", width = 320, height = 640, scheme = "light" } = {}) {
  const context = await (await browser()).newContext({
    javaScriptEnabled: scripts, locale: lang, colorScheme: scheme, viewport: { width, height },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { context, page, leave: () => leave(context, page) };
}

/** Closes a profile. Chromium never answers when asked that while a page is on its way to another, so that one arrives first; and
 * whatever it waits for besides, the next person does not: it goes with the browser. */
async function leave(context, page) {
  await page.waitForLoadState().catch(() => {});
  let patience;
  const enough = new Promise((done) => { patience = setTimeout(done, 5_000); });
  await Promise.race([context.close(), enough]).finally(() => clearTimeout(patience));
}

/** From the first page to the form, choosing these organisations. */
export async function chooseReaders(page, relay, lang, readers) {
  await page.goto(`${relay.url}/?l=${lang}`);
  await page.click('a[href^="/r?"]');
  await page.click('button[name=safe][value=yes]');
  for (const reader of readers) await page.check(`input[name=who][value=${reader}]`);
  await page.click('button[name=do][value=next]');
}

/** Sends a text; the page is then the one with the receipt. */
export async function send(page, text) {
  await page.fill("#text", text);
  await page.click("button[name=send]");
}

export async function receiptOn(page) {
  return (await page.locator(".code").innerText()).replace(/\D/g, "");
}

/** Types the last group back. */
export async function noteReceipt(page) {
  const code = await receiptOn(page);
  await page.fill("#group", code.slice(20));
  await page.click('form button:not([name])');
  return code;
}

export async function comeBack(page, relay, lang, code) {
  await page.goto(`${relay.url}/m?l=${lang}`);
  await page.fill("#code", code.replace(/(.{4})/g, "$1 "));
  await page.click('form button:not([name])');
  // Where scripts run the browser opens it: no other page is loaded.
  await page.waitForSelector(".thread, .errors:not([hidden])", { state: "attached" });
}

/** The six digits of RFC 6238 for a base32 secret. */
export function totp(secret, seconds = Math.floor(Date.now() / 1000)) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/=+$/, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Signs in at a desk. A code is good once, so whoever used this one already (the demonstration did, for its answers) waits
 * for the next. */
export async function signIn(page, desk, role = "reader") {
  return signInAs(page, desk, desk.members.find((one) => one.role === role));
}

/** The same for whoever has this user name, password and secret. */
export async function signInAs(page, desk, member) {
  let tried;
  await until("somebody is signed in", async () => {
    const code = totp(member.totp_secret);
    if (code === tried) return false;
    tried = code;
    await page.goto(desk.url);
    await page.fill("input[name=user]", member.user);
    await page.fill("input[name=password]", member.password);
    await page.fill("input[name=code]", code);
    await page.click("form button[type=submit], form button:not([name])");
    return !page.url().endsWith("/sign-in");
  }, 70_000);
  return member;
}

/** A demonstration in which these people of one desk are signed in; `as` gives them a browser each, `stop` ends it. */
export async function atOneDesk(port, kind, roles, how = {}) {
  const demo = await demonstration(port, how);
  const desk = demo.desks.find((one) => one.kind === kind);
  const cookies = {};
  for (const role of roles) {
    const one = await person({ width: 1280 });
    await signIn(one.page, desk, role);
    cookies[role] = await one.context.cookies(desk.url);
    await one.leave();
  }
  const as = async (role, options = {}) => {
    const one = await person({ width: 1280, ...options });
    await one.context.addCookies(cookies[role]);
    return one;
  };
  return { desk, as, stop: async () => { await closeBrowser(); await demo.stop(); } };
}

/** Opens the menu where the screen is too small for it to stand there. */
export async function unfold(page) {
  const menu = page.locator("header.app details.fold:not([open]) > summary");
  if (await menu.count() && await menu.isVisible()) await menu.click();
}

/** What breaks a rule for those who listen (WCAG 2.2, A and AA; or these rules alone). axe looks at the page itself, whose scripts must run: our pages hold no
 * frames, so nothing has to be looked at apart, which took most of the time of these journeys. */
export async function rulesBroken(page, rules) {
  await page.waitForLoadState("domcontentloaded");
  const told = page.evaluate(`${axe}; axe.run(document, {
    runOnly: ${JSON.stringify(rules ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])}, resultTypes: ["violations"],
  }).then(({ violations }) => violations.map((one) => one.id + " " + one.nodes.map((node) => node.target).join(" ")))`);
  let patience;
  const enough = new Promise((_, refuse) => { patience = setTimeout(() => refuse(new Error(`axe does not answer at ${page.url()}: do scripts run there?`)), 30_000); });
  return Promise.race([told, enough]).finally(() => clearTimeout(patience));
}

/** What is too wide on a page, everything on it unfolded, and what breaks a rule for those who listen. */
export async function faultsOf(page, name) {
  const faults = [];
  await page.waitForLoadState("domcontentloaded");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (wide > width) faults.push(`${name}: ${wide} px wide at ${width}`);
  for (const fault of await rulesBroken(page)) faults.push(`${name} at ${width}: ${fault}`);
  return faults;
}

/** Waits until a check holds; desks pull every two seconds. */
export async function until(what, check, patience = 20_000) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error(`it did not happen in time: ${what}`);
}

export const languages = ["nl", "fr", "ar"];

/** The day it is in Brussels, where the desks are, or so many days from now, as forms want it: an hour or two before midnight UTC it is another. */
export const day = (ahead = 0) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(Date.now() + ahead * 86_400_000);
