// Firefox ESR, driven by WebDriver BiDi. Nothing here needs the page's own scripts, so the same hand walks with scripts on, with
// WebAssembly taken away (as Tor Browser does when it is set to Safer), and with scripts off (Safest).
import puppeteer from "puppeteer-core";
import { until } from "./support.mjs";

/** How the browser is set. */
export const ways = {
  "scripts on": {},
  "WebAssembly taken away": { "javascript.options.wasm": false },
  "scripts off": { "javascript.enabled": false },
};

/** Where less is shown: Tor Browser set to Safest also draws no SVG and takes no fonts. */
const less = { "no SVG": { "javascript.enabled": false, "svg.disabled": true, "gfx.downloadable_fonts.enabled": false } };

/** A fresh profile, set one of these ways. */
export async function foxWith(way, { width = 320, height = 640 } = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true, extraPrefsFirefox: { ...ways, ...less }[way],
  });
  const [page] = await browser.pages();
  await page.setViewport({ width, height });
  return new Fox(browser, page);
}

class Fox {
  constructor(browser, page) { Object.assign(this, { browser, page }); }

  go(address) { return this.page.goto(address, { waitUntil: "load" }); }

  /** A question to the page that is there now; a page on its way to another gives nothing. */
  ask(question, ...rest) { return this.page.evaluate(question, ...rest).catch(() => undefined); }

  path() { return new URL(this.page.url()).pathname; }

  text(selector = "body") { return this.ask((one) => document.querySelector(one)?.innerText, selector); }

  html() { return this.ask(() => document.documentElement.outerHTML + [...document.querySelectorAll("textarea")].map((one) => one.value).join()); }

  /** Waits until something is on the page and stands still, and gives where its middle is. */
  async place(selector) {
    let found;
    await until(`${selector} is on the page`, async () => {
      const before = found;
      found = await this.ask((one) => {
        const element = document.querySelector(one);
        element?.scrollIntoView({ block: "center" });
        const box = element?.getBoundingClientRect();
        return box?.width ? [box.x + box.width / 2, box.y + box.height / 2] : undefined;
      }, selector);
      return found && before && String(found) === String(before);
    });
    return found;
  }

  /** A finger on it. */
  async tap(selector) { await this.page.mouse.click(...await this.place(selector)); }

  async type(selector, text) {
    await this.tap(selector);
    await this.page.keyboard.type(text);
  }

  /** Taps what leads on, and waits for the page it leads to. */
  async follow(selector, path) {
    await this.tap(selector);
    await until(`${path} is there`, async () => path.test(this.path()) && await this.ask(() => document.readyState === "complete"));
  }

  leave() { return this.browser.close(); }
}
