// Passkeys with Chromium's virtual authenticator: added on the account page, signing in with and without a user name, named,
// removed; with scripts off the password works and the page says why there is no passkey.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, demonstration, faultsOf, languages, person, signIn, unfold } from "./support.mjs";

const port = 18350;
let demo;
let desk;

before(async () => {
  demo = await demonstration(port);
  desk = demo.desks.find((one) => one.kind === "centre");
  // By name: browsers make passkeys for names only.
  desk = { ...desk, url: desk.passkey_url };
});
after(async () => { await closeBrowser(); await demo?.stop(); });

/** A device that asks for a finger and remembers its keys. */
async function device(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    keys: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    verifies: (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

const out = async (page) => {
  await unfold(page);
  await page.click("form.who button:not([form])");
  await page.waitForURL(/sign-in\?out=1$/, { waitUntil: "load" });
};

test("a device is added once, and from then on opens the desk", async () => {
  const { page, context, leave } = await person({ scripts: true, width: 1280 });
  const complaints = [];
  page.on("console", (message) => { if (message.type() === "error" && message.text().includes("Content Security")) complaints.push(message.text()); });
  const phone = await device(page);
  await signIn(page, desk, "reader");
  await page.goto(`${desk.url}/account`);
  await page.click("form[action='/account/passkey'] button.button");
  assert.ok((await page.locator("#passkey-name-error").innerText()).length > 5, "a name is asked for");
  await page.fill("#passkey-name", "Telefoon van het werk");
  await page.click("form[action='/account/passkey'] button.button[value=add]");
  await page.waitForURL(/account\?done=passkey$/);
  const [key] = await phone.keys();
  assert.ok(key.isResidentCredential && key.rpId === "localhost");
  assert.ok((await page.locator("main").innerText()).includes("Telefoon van het werk"));
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 700 });
    for (const lang of languages) {
      await page.goto(`${desk.url}/account?lang=${lang}`);
      assert.deepEqual(await faultsOf(page, `account ${lang}`), []);
    }
  }
  await page.goto(`${desk.url}/?lang=nl`);

  // Without a user name.
  await out(page);
  await page.click("button[name=passkey]");
  await page.waitForURL(`${desk.url}/`);
  // With it.
  await out(page);
  await page.fill("#user", desk.members.find((one) => one.role === "reader").user);
  await page.click("button[name=passkey]");
  await page.waitForURL(`${desk.url}/`);
  // Back after signing out shows nothing.
  await out(page);
  await page.goBack();
  assert.equal(await page.locator("input[name=password]").count(), 1);

  // A device that is not unlocked gives nothing, and the page says so.
  await phone.verifies(false);
  await page.goto(`${desk.url}/sign-in`);
  await page.click("button[name=passkey]");
  await page.locator("[data-failed]").waitFor({ state: "visible" });
  for (const lang of languages) {
    assert.ok(!page.url().includes("signal"));
    assert.deepEqual(await faultsOf(page, `asking ${lang}`), []);
  }
  await phone.verifies(true);
  await page.click("button[data-ask]");
  await page.waitForURL(`${desk.url}/`);

  // Named anew, then removed: it opens nothing any more.
  await page.goto(`${desk.url}/account`);
  await page.click("table details summary");
  await page.fill("table input[name=name]", "Oude telefoon");
  await page.click("table button.button[value=rename]");
  assert.ok((await page.locator("main").innerText()).includes("Oude telefoon"));
  await page.click("table details summary");
  await page.click("table button[value=remove]");
  await page.waitForURL(/done=passkey-gone/);
  await out(page);
  await page.click("button[name=passkey]");
  await page.locator(".errors:not([data-failed])").waitFor();
  assert.ok(page.url().endsWith("/sign-in/passkey"));
  for (const lang of languages) {
    await page.goto(`${desk.url}/sign-in?lang=${lang}`);
    assert.deepEqual(await faultsOf(page, `signing in ${lang}`), []);
  }
  assert.deepEqual(complaints, []);
  await context.clearCookies();
  await leave();
});

test("with scripts off the password is there, and the page says what passkeys need", async () => {
  const { page, leave } = await person({ lang: "fr" });
  await page.goto(`${desk.url}/sign-in`);
  assert.ok(await page.locator("[data-no-passkeys]").isVisible());
  assert.ok(!await page.locator("button[name=passkey]").isVisible());
  await signIn(page, desk, "lead");
  assert.equal(page.url(), `${desk.url}/`);
  // Under a number there are none: the page says where they are.
  const number = demo.desks.find((one) => one.kind === "centre").url;
  await page.goto(`${number}/sign-in`);
  assert.equal(await page.locator(`a[href="${desk.url}"]`).count(), 1);
  await leave();
});
