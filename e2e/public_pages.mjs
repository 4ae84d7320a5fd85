// Every page that the public sees, in the order in which somebody meets them: for the journeys and for the sweep.
import { comeBack, noteReceipt, send } from "./support.mjs";

/** Walks every page that the public sees, errors too, and calls `look` with the name of each. */
export async function walk(page, demo, lang, look) {
  const { relay } = demo;
  const readers = demo.desks.map((desk) => desk.id);
  const go = async (name, path) => { await page.goto(relay.url + path); await look(name); };
  await go("front", `/?l=${lang}`);
  await go("held", `/held?l=${lang}`);
  await go("questions", `/q?l=${lang}`);
  await page.check("input[name=so][value='2']"); await page.click("form button:not([name])"); await look("choices");
  for (const [name, path] of [["rights", "/i"], ["time to think", "/i/2"], ["at work", "/i/8"], ["what they must do", "/i/9"], ["advice", "/w"], ["health worker", "/w/7"], ["numbers", "/n"], ["accessibility", "/a"], ["privacy", "/responsible"]]) await go(name, `${path}?l=${lang}`);
  await go("code", `/m?l=${lang}`);
  await page.fill("#code", "12 34"); await page.click("form button:not([name])"); await look("code, refused");
  await go("safe", `/r?l=${lang}`);
  await page.click("button[value=no]"); await look("not safe");
  await go("safe again", `/r?l=${lang}`);
  await page.click("button[value=unsure]"); await look("readers");
  await page.click("button[value=next]"); await look("readers, refused");
  await page.click("button[value=about-police]"); await look("about the police");
  await page.click("button[value=show-everyone]");
  for (const reader of readers) await page.check(`input[name=who][value=${reader}]`);
  await page.click("button[value=next]"); await look("write");
  await page.click("button[name=send]"); await look("write, refused");
  await page.check("input[name=copy]", { force: true }).catch(async () => { await page.click("details:nth-of-type(2) summary"); await page.check("input[name=copy]"); });
  await send(page, "Hello"); await look("receipt");
  await page.fill("#group", "1"); await page.click("form button:not([name])"); await look("receipt, refused");
  const code = await noteReceipt(page); await look("ended");
  await comeBack(page, relay, lang, code); await look("thread");
  for (const [name, path] of [["more", "/m/2"], ["change", "/m/3"], ["stop", "/m/4"]]) {
    await page.click(`a[href="${path}"]`); await look(name);
    await page.click("a.back");
  }
  await page.click("a[href='/m/5']"); await look("delete");
  await page.click("main form button"); await page.waitForSelector(".warn form"); await look("thread, deletion asked");
  await go("calendar", `/calendar?l=${lang}`);
  await go("nowhere", "/nowhere");
}
