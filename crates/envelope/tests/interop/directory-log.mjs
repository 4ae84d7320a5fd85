// Reads spec/vectors/directory-log.json with nothing of this project: the tree as RFC 6962 defines it, notes as C2SP writes them, signatures
// by @noble/curves. The tree is first held against the roots that Certificate Transparency publishes for its own tests.
// Run: node crates/envelope/tests/interop/directory-log.mjs
import { createHash, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { ed25519 } from "@noble/curves/ed25519.js";

const vectors = JSON.parse(readFileSync(new URL("../../../../spec/vectors/directory-log.json", import.meta.url)));
let checks = 0;
const same = (found, expected) => { assert.deepEqual(found, expected); checks += 1; };
const sha256 = (...parts) => {
  const hash = createHash("sha256");
  parts.forEach((part) => hash.update(part));
  return hash.digest();
};
const hex = (text) => Buffer.from(text, "hex");

// RFC 6962, 2.1: the largest power of two smaller than n splits the list.
const split = (n) => 2 ** Math.floor(Math.log2(n - 1));
function root(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]);
  const k = split(leaves.length);
  return sha256(Uint8Array.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)));
}
// 2.1.1
function path(place, leaves) {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return place < k
    ? [...path(place, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(place - k, leaves.slice(k)), root(leaves.slice(0, k))];
}
// 2.1.2
const proof = (from, leaves) => subproof(from, leaves, true);
function subproof(from, leaves, whole) {
  if (from === leaves.length) return whole ? [] : [root(leaves)];
  const k = split(leaves.length);
  return from <= k
    ? [...subproof(from, leaves.slice(0, k), whole), root(leaves.slice(k))]
    : [...subproof(from - k, leaves.slice(k), false), root(leaves.slice(0, k))];
}

const published = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(hex);
[
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
].forEach((expected, place) => same(root(published.slice(0, place + 1)).toString("hex"), expected));

const leaves = vectors.bundles.map((bundle) => sha256(hex(bundle)));
same(leaves.map((leaf) => leaf.toString("hex")), vectors.leaves);
vectors.roots.forEach((expected, size) => same(root(leaves.slice(0, size)).toString("hex"), expected));
for (const one of vectors.inclusion_in_9) same(Buffer.concat(path(one.place, leaves)).toString("hex"), one.path);
for (const one of vectors.consistency_to_9) same(Buffer.concat(proof(one.from, leaves)).toString("hex"), one.path);

// C2SP signed-note: text, an empty line, then "— name base64(key id ‖ signature)" for each.
function read(note) {
  if (/[\x00-\x09\x0b-\x1f]/.test(note)) return { error: "Form" };
  const [, text, lines] = /^([^]*\n)\n([^]*\n)$/.exec(note) ?? [];
  const signatures = lines?.trimEnd().split("\n").map((line) => /^— (\S+) (\S+)$/.exec(line));
  if (!signatures?.every(Boolean)) return { error: "Form" };
  const checkpoint = /^([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  if (!checkpoint) return { error: "Form" };
  return { text, checkpoint, signatures: signatures.map(([, name, bytes]) => ({ name, bytes: Buffer.from(bytes, "base64") })) };
}
const keyId = (name, kind, key) => sha256(`${name}\n`, Uint8Array.of(kind), key).subarray(0, 4);

const origin = `zichtbaar.log/${encodeURIComponent(vectors.deployment)}`;
const { text, checkpoint, signatures: [log, desk] } = read(vectors.note);
same(checkpoint.slice(1), [origin, "9", Buffer.from(vectors.roots[9], "hex").toString("base64")]);
const logKey = hex(vectors.log_key);
same([log.name, log.bytes.subarray(0, 4)], [origin, keyId(origin, 1, logKey)]);
same(ed25519.verify(log.bytes.subarray(4), Buffer.from(text), logKey), true);
same(vectors.vkey, `${origin}+${keyId(origin, 1, logKey).toString("hex")}+${Buffer.concat([Uint8Array.of(1), logKey]).toString("base64")}`);
// C2SP tlog-cosignature: the time before the signature is part of what is signed.
const [name, deskKey] = [`${origin}/${vectors.cosigned.org}`, hex(vectors.cosigned.key)];
same([desk.name, desk.bytes.subarray(0, 4)], [name, keyId(name, 4, deskKey)]);
const at = desk.bytes.readBigUInt64BE(4);
same(Number(at), vectors.cosigned.at);
same(ed25519.verify(desk.bytes.subarray(12), Buffer.from(`cosignature/v1\ntime ${at}\n${text}`), deskKey), true);
for (const { note, error } of vectors.refused) same(read(note).error, error);

// The six words of a fingerprint: numbers by node's own PBKDF2, words from the lists as @scure/bip39 has them.
const directory = JSON.parse(readFileSync(new URL("../../../../spec/vectors/directory.json", import.meta.url)));
const derived = pbkdf2Sync(hex(directory.identity), "zichtbaar fingerprint words v1", 210_000, 16, "sha512");
const bits = [...derived].map((byte) => byte.toString(2).padStart(8, "0")).join("");
same([0, 1, 2, 3, 4, 5].map((n) => parseInt(bits.slice(11 * n, 11 * n + 11), 2)), directory.fingerprint.word_numbers);
const chosen = JSON.parse(readFileSync(new URL("../../../../spec/vectors/fingerprint-words.json", import.meta.url)));
const lists = { en: "english", es: "spanish", fr: "french", "pt-BR": "portuguese", zh: "simplified-chinese" };
same(Object.keys(chosen.words).sort(), Object.keys(lists).sort());
for (const [tag, list] of Object.entries(lists)) {
  const { wordlist } = await import(`@scure/bip39/wordlists/${list}.js`);
  same(chosen.words[tag], chosen.numbers.map((number) => wordlist[number].normalize("NFC")));
}
console.log(`${checks} checks passed`);
