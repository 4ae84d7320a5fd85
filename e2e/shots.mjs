// Pictures of every page, public and desk, in every language, two widths, light and dark, with an index page: to be looked at.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { chooseReaders, closeBrowser, comeBack, demonstration, noteReceipt, person, receiptOn, send, signIn } from "./support.mjs";

const folder = new URL("../target/shots/", import.meta.url).pathname;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const demo = await demonstration(18200, { seed: "all" });
const taken = [];
const desk = demo.desks.find((one) => one.kind === "centre");

// A code is good once, so somebody signs in once and every browser goes on with that session.
const first = await person();
await signIn(first.page, desk, "lead");
const signedIn = await first.context.cookies(desk.url);
await first.leave();

for (const lang of ["nl", "fr", "de", "en", "ar"]) {
  for (const width of [320, 1280]) {
    for (const scheme of ["light", "dark"]) {
      const { page, leave } = await person({ lang, width, scheme, height: 720 });
      let count = 0;
      const shot = async (name) => {
        const file = `${lang}-${width}-${scheme}-${String(count++).padStart(2, "0")}-${name}.png`;
        // The bar that leaves stands at the bottom of the window, not in the middle of a long picture.
        await page.screenshot({ path: folder + file, fullPage: true });
        taken.push({ file, lang, width, scheme, name });
      };
      await publicPages(page, lang, shot);
      await deskPages(page, lang, shot);
      await leave();
      console.log(`${lang} ${width} ${scheme}: ${count} pictures`);
    }
  }
}

async function publicPages(page, lang, shot) {
  const { relay } = demo;
  const go = async (name, path) => { await page.goto(relay.url + path); await shot(name); };
  await go("front", `/?l=${lang}`);
  await go("safe", `/r?l=${lang}`);
  await page.click("button[value=no]"); await shot("not-safe");
  await page.goto(`${relay.url}/r?l=${lang}`);
  await page.click("button[value=yes]"); await shot("readers");
  await page.click("button[value=next]"); await shot("readers-refused");
  await page.click("button[value=about-police]"); await shot("about-police");
  await chooseReaders(page, relay, lang, demo.desks.map((desk) => desk.id)); await shot("write");
  await page.click("button[name=send]"); await shot("write-refused");
  await send(page, "Hello"); await shot("receipt");
  await receiptOn(page);
  await noteReceipt(page); await shot("ended");
  await page.goto(`${relay.url}/m?l=${lang}`); await shot("code");
  await comeBack(page, relay, lang, demo.receipt); await shot("thread");
  for (const [name, path] of [["more", "/m/2"], ["change", "/m/3"], ["stop", "/m/4"], ["delete", "/m/5"], ["calendar", `/calendar?l=${lang}`], ["held", `/held?l=${lang}`], ["nowhere", "/nowhere"]]) await go(name, path);
}

async function deskPages(page, lang, shot) {
  await page.goto(`${desk.url}/sign-in?lang=${lang}`); await shot("desk-sign-in");
  await page.context().addCookies(signedIn);
  for (const [name, path] of [["inbox", `/?lang=${lang}`], ["signal", "/signal/1"], ["answered", "/signal/16"], ["looks", "/signal/1/looks"], ["copy", "/signal/1/copy"], ["copy-list", "/copy/signals"], ["enter", "/enter"], ["audit", "/audit"], ["health", "/health"], ["people", "/people"], ["person", "/people/2"], ["account", "/account"], ["gone", "/signal/9999"]]) {
    await page.goto(desk.url + path); await shot(`desk-${name}`);
  }
}

const figure = ({ file, name }) => `<figure><a href="${file}"><img src="${file}" loading="lazy" width="240" alt="${file}"></a><figcaption>${name}</figcaption></figure>`;
const byGroup = new Map();
for (const one of taken) {
  const group = `${one.lang} ${one.width} ${one.scheme}`;
  byGroup.set(group, [...(byGroup.get(group) ?? []), one]);
}
const groups = [...byGroup];
writeFileSync(`${folder}index.html`, `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>section{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}</style>${groups.map(([name, list]) => `<h2>${name}</h2><section>${list.map(figure).join("")}</section>`).join("")}`);
console.log(`${taken.length} pictures: ${folder}index.html`);
await closeBrowser();
await demo.stop();
