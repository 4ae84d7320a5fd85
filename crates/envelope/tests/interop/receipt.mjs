// Computes spec/vectors/receipt.json anew with nothing but Node's own cryptography: what a browser will do.
// Run: node crates/envelope/tests/interop/receipt.mjs
import { createHash, createHmac, createPrivateKey, createPublicKey, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";

const vectors = JSON.parse(readFileSync(new URL("../../../../spec/vectors/receipt.json", import.meta.url)));
let checks = 0;
const same = (found, expected) => { assert.deepEqual(found, expected); checks += 1; };

const QUASIGROUP = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"];
const damm = (digits) => [...digits].reduce((row, digit) => Number(QUASIGROUP[row][digit]), 0);

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const SEPARATOR = new RegExp("[\\s\\u0085\\-\\u00AD\\u058A\\u05BE\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D" +
  ".\\u00B7\\u06D4\\u2022\\u2024\\u22C5\\u30FB\\u3002\\uFF0E\\uFF65" +
  "\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]", "gu");

function parse(typed) {
  let digits = "";
  for (const c of typed.replace(SEPARATOR, "")) {
    const zero = ZEROS.find((zero) => c.codePointAt(0) >= zero && c.codePointAt(0) < zero + 10);
    if (zero === undefined) return { error: "NotDigits" };
    digits += c.codePointAt(0) - zero;
  }
  if (digits.length !== 24) return { error: "WrongLength" };
  if (damm(digits) !== 0) return { error: "CheckDigit" };
  if (BigInt(digits.slice(0, 23)) >= 1n << 76n) return { error: "OutOfRange" };
  return { digits };
}

const expand = (root, label) =>
  createHmac("sha512", root).update(label).update(Uint8Array.of(1)).digest().subarray(0, 32).toString("hex");
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

function publicKey(seedHex) {
  const der = Buffer.concat([PKCS8_ED25519, Buffer.from(seedHex, "hex")]);
  const key = createPublicKey(createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
  return key.export({ format: "der", type: "spki" }).subarray(-32);
}

for (const c of vectors.cases) {
  same(c.groups.join(""), c.digits);
  same(damm(c.digits.slice(0, 23)), Number(c.digits[23]));
  const salt = "zichtbaar receipt v1|" + c.deployment;
  const root = pbkdf2Sync(c.digits.slice(0, 23), salt, vectors.iterations, 64, "sha512");
  same(root.toString("hex"), c.root);
  same(expand(root, "zichtbaar lookup v1"), c.lookup);
  same(expand(root, "zichtbaar auth v1"), c.auth);
  same(expand(root, "zichtbaar reply key v1"), c.reply_seed);
  same(expand(root, "zichtbaar signing key v1"), c.signing_seed);
  const signing = publicKey(c.signing_seed);
  same(signing.toString("hex"), c.signing_public_key);
  same(createHash("sha256").update("zichtbaar report id v1").update(signing).digest("hex"), c.report_id);
}
for (const t of vectors.typed) same(parse(t.typed), { digits: t.digits });
for (const r of vectors.refused) same(parse(r.typed), { error: r.error });
console.log(`${checks} checks passed`);
