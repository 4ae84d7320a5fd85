// Looks whether a hand-over pack holds, with nothing of this project and no package: spec/pack.md, in node alone.
// Run: node pack.mjs FILE, or node pack.mjs spec/vectors/pack.json
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import assert from "node:assert/strict";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// As much of CBOR (RFC 8949) as certificates and entries need.
function cbor(bytes) {
  let place = 0;
  const item = () => {
    const first = bytes[place++];
    const [kind, short] = [first >> 5, first & 31];
    let length = BigInt(short);
    if (short >= 24) {
      const count = 1 << (short - 24);
      length = BigInt(`0x${bytes.subarray(place, place + count).toString("hex")}`);
      place += count;
    }
    const many = Number(length);
    if (kind === 0) return many;
    if (kind === 2 || kind === 3) {
      const value = bytes.subarray(place, place += many);
      return kind === 2 ? value : value.toString();
    }
    if (kind === 4) return Array.from({ length: many }, item);
    if (kind === 5) return Object.fromEntries(Array.from({ length: many }, () => [item(), item()]));
    return null;
  };
  const value = item();
  assert.equal(place, bytes.length, "nothing stands after it");
  return value;
}

const key = (raw) => createPublicKey({ key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]), format: "der", type: "spki" });
const says = (label, payload, signature, raw) => verify(null, Buffer.concat([Buffer.from(`${label}\0`), payload]), key(raw), signature);
function signedBy(list, signature) {
  const pack = JSON.parse(list);
  assert.equal(pack.format, "zichtbaar pack v1");
  const signed = JSON.parse(signature);
  const hex = (name) => Buffer.from(signed[name], "hex");
  const [entry, entrySignature] = cbor(hex("entry"));
  const [certificate, certificateSignature] = cbor(hex("certificate"));
  assert.ok(says("zichtbaar entry v1", entry, entrySignature, hex("identity")), "the identity says who it is");
  assert.ok(says("zichtbaar certificate v1", certificate, certificateSignature, hex("identity")), "the identity certifies the key");
  const [who, working] = [cbor(entry), cbor(certificate)];
  assert.equal(working.purpose, 2, "a key for signing");
  assert.deepEqual([who.org, working.org], [pack.org, pack.org]);
  const made = Date.parse(pack.made) / 86_400_000;
  assert.ok(working.not_before <= made && made <= working.not_after, "valid on the day it was made");
  assert.ok(says("zichtbaar pack v1", list, hex("signature"), working.key), "the key signed the list");
  return pack;
}

function whole(zip) {
  // The list of files at the end of the archive.
  const end = zip.length - 22;
  assert.equal(zip.readUInt32LE(end), 0x06054b50, "it ends where an archive ends");
  const files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(zip.readUInt32LE(at), 0x02014b50);
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const local = zip.readUInt32LE(at + 42);
    const title = zip.subarray(at + 46, at + 46 + name).toString();
    assert.ok(!files.has(title), `${title} is there once`);
    assert.ok(title.startsWith("copy/"), title);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + size);
    files.set(title.slice(5), method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + name + extra + comment;
  }

  // Every file is what the list says, and nothing is beside them.
  const list = files.get("pack.json");
  const pack = signedBy(list, files.get("pack.signature"));
  const own = ["pack.json", "pack.signature", "tagmanifest-sha256.txt"];
  assert.deepEqual([...files.keys()].filter((name) => !own.includes(name)).sort(), pack.files.map(({ name }) => name).sort());
  for (const { name, bytes, sha256: hash } of pack.files) assert.deepEqual([files.get(name).length, sha256(files.get(name))], [bytes, hash], name);
  console.log(`it holds: ${pack.files.length} files, signed by ${pack.org}`);
}

const given = readFileSync(process.argv[2]);
if (process.argv[2].endsWith(".json")) {
  const vectors = JSON.parse(given);
  for (const { name, list, signature, holds } of vectors.packs) {
    const read = () => signedBy(Buffer.from(list), signature);
    if (holds) read();
    else assert.throws(read, undefined, name);
  }
  console.log(`it holds: ${vectors.packs.length} vectors`);
} else whole(given);
