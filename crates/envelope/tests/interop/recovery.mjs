// Reads the sheets of spec/vectors/recovery.json with nothing of this project: their digits are read as the specification says, and the
// mathematics are those of the npm package shamir-secret-sharing (audited 2023 by Cure53 and Zellic).
// Run: node crates/envelope/tests/interop/recovery.mjs
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { identityToRecipient } from "age-encryption";
import { combine } from "shamir-secret-sharing";

const vectors = JSON.parse(readFileSync(new URL("../../../../spec/vectors/recovery.json", import.meta.url)));
let checks = 0;
const same = (found, expected) => { assert.deepEqual(found, expected); checks += 1; };
const first4 = (...parts) => {
  const hash = createHash("sha256");
  parts.forEach((part) => hash.update(part));
  return hash.digest().readUInt32BE(0);
};
const bytes = (number) => { const four = Buffer.alloc(4); four.writeUInt32BE(number); return four; };

function row(number, place, digits) {
  const n = BigInt(digits.slice(0, 10));
  const check = 98n - (((BigInt(number * 10 + place) * 10n ** 10n + n) * 100n) % 97n);
  return check === BigInt(digits.slice(10)) && n < 2n ** 32n ? Number(n) : undefined;
}

function parse(number, rows) {
  if (rows.length !== 10) return { error: "Rows" };
  for (const digits of rows) {
    if (!/^\d*$/.test(digits)) return { error: "NotDigits" };
    if (digits.length !== 12) return { error: "Length" };
  }
  const read = (as) => rows.map((digits, place) => row(as, place, digits));
  const words = read(number);
  if (words.includes(undefined)) {
    const other = [1, 2, 3, 4, 5].find((as) => !read(as).includes(undefined));
    return { error: other ? "OtherNumber" : "Row" };
  }
  const share = Buffer.concat(words.slice(1, 9).map(bytes));
  const together = first4("zichtbaar recovery sheet v1", Uint8Array.of(number), bytes(words[0]), share);
  return together === words[9] ? { set: words[0], share } : { error: "Whole" };
}

// Bech32 (BIP 173): the data between the prefix and the six letters of checksum.
function seedOf(secret) {
  const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  const data = secret.toLowerCase().slice(secret.lastIndexOf("1") + 1, -6);
  const bits = [...data].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).slice(0, 32).map((byte) => parseInt(byte, 2)));
}

for (const { secret_key, public_key, public_key_bytes, sheets } of vectors.cases) {
  same(await identityToRecipient(secret_key), public_key);
  const seed = seedOf(secret_key);
  const set = first4("zichtbaar recovery set v1", Buffer.from(public_key_bytes, "hex"));
  const shares = sheets.map(({ number, rows, scanned }) => {
    same(["ZICHTBAAR-RECOVERY-1", number, ...rows].join(" "), scanned);
    const sheet = parse(number, rows);
    same(sheet.set, set);
    // As that package spells a share: the values, then where they are taken.
    return new Uint8Array([...sheet.share, number]);
  });
  for (let a = 0; a < 5; a += 1) for (let b = a + 1; b < 5; b += 1) {
    assert.notDeepEqual(Buffer.from(await combine([shares[a], shares[b]])), seed);
    checks += 1;
    for (let c = b + 1; c < 5; c += 1) same(Buffer.from(await combine([shares[c], shares[a], shares[b]])), seed);
  }
}
for (const { name, number, rows, error } of vectors.wrong) { assert.equal(parse(number, rows).error, error, name); checks += 1; }
console.log(`${checks} checks passed`);
