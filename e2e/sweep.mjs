// The whole sweep: every public page in every language, scripts on and off, light, dark and with a palette of one's own. With scripts: the
// rules for those who listen in each palette and no sideways scrolling. Without: weight, requests, and no word left in English or unsaid.
// What is found is listed at the end; nothing found is nothing but the count. Takes about half an hour.
import { demonstration, closeBrowser, person, rulesBroken } from "./support.mjs";
import { walk } from "./public_pages.mjs";

const wholePage = 20_000;
const requests = 3;
const palettes = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["own palette", { colorScheme: "dark", forcedColors: "active" }],
];
// Whoever comes back as often as this in an hour is taken for somebody who guesses.
const languagesForOneRelay = 3;

const found = [];
let looks = 0;

/** What stands on a page in the language of the page, in pieces of three words and more; names are what they are everywhere. */
function sentences() {
  const all = [];
  for (const one of document.querySelectorAll("p, li, h1, h2, h3, label, button, summary, legend, a, dt, dd, th, td")) {
    if (one.closest("[lang]") !== document.documentElement || one.querySelector("p, li, [lang]")) continue;
    const text = one.innerText?.trim() ?? "";
    if (text.split(/\s+/).length >= 3 && /\p{L}/u.test(text)) all.push(text);
  }
  return all;
}

async function withoutScripts(demo, lang, english) {
  const { page, leave } = await person({ lang });
  let asked = 0;
  let size = 0;
  page.on("request", (request) => { if (!request.url().startsWith("data:") && !request.isNavigationRequest()) asked += 1; });
  page.on("response", async (response) => {
    const sizes = response.request().isNavigationRequest() && await response.request().sizes().catch(() => undefined);
    if (sizes && response.status() !== 303) size = sizes.responseBodySize + sizes.responseHeadersSize;
  });
  await walk(page, demo, lang, async (name) => {
    await new Promise((done) => setTimeout(done, 30));
    const say = (what) => found.push(`${lang}, without scripts, ${name}: ${what}`);
    looks += 1;
    if (size > wholePage) say(`${size} bytes`);
    if (asked > requests - 1) say(`${asked + 1} requests`);
    asked = 0;
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 320) say(`${wide} px wide`);
    const text = await page.evaluate(sentences);
    for (const one of text) if (/«[a-z0-9-]+»/.test(one)) say(`a word is missing: ${one}`);
    if (lang === "en") english.set(name, new Set(text.filter((one) => !names.has(one))));
    // What is plain in English is often the same in Nigerian Pidgin.
    else if (lang !== "pcm") for (const one of text) if (english.get(name)?.has(one)) say(`English: ${one}`);
  });
  await leave();
}

async function withScripts(demo, lang) {
  const { page, leave } = await person({ lang, scripts: true });
  await walk(page, demo, lang, async (name) => {
    for (const [palette, media] of palettes) {
      await page.emulateMedia(media);
      looks += 1;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > 320) found.push(`${lang}, ${palette}, ${name}: ${wide} px wide`);
      for (const fault of await rulesBroken(page)) found.push(`${lang}, ${palette}, ${name}: ${fault}`);
    }
    await page.emulateMedia(palettes[0][1]);
  });
  await leave();
}

/** What the organisations are called where they have no name in the language of the page. */
async function namesOf(demo) {
  const { page, leave } = await person({ lang: "en" });
  await page.goto(`${demo.relay.url}/sleutels?l=en`);
  const all = await page.locator("h2 bdi").allInnerTexts();
  await leave();
  return new Set(all.map((one) => one.trim()));
}

async function languagesOf(demo) {
  const { page, leave } = await person({ lang: "en" });
  await page.goto(`${demo.relay.url}/?l=en`);
  const all = await page.locator(".langs a").evaluateAll((links) => links.map((one) => one.lang));
  await leave();
  return ["en", ...all];
}

const english = new Map();
let demo = await demonstration(18_960);
const names = await namesOf(demo);
const only = process.argv.slice(2);
const languages = (await languagesOf(demo)).filter((lang) => lang === "en" || !only.length || only.includes(lang));
for (const [n, lang] of languages.entries()) {
  if (n > 0 && n % languagesForOneRelay === 0) {
    await demo.stop();
    demo = await demonstration(18_960);
  }
  const before = [Date.now(), found.length];
  await withoutScripts(demo, lang, english);
  await withScripts(demo, lang);
  console.log(`${lang}: ${Math.round((Date.now() - before[0]) / 1000)} s, ${found.length - before[1]} found`);
}
await closeBrowser();
await demo.stop();
for (const one of found) console.log(one);
console.log(`${looks} looks at ${languages.length} languages, ${found.length} found`);
process.exit(found.length ? 1 : 0);
