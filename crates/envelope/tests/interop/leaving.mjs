// Opens the file with which a desk left, with nothing of this project: age from the npm package age-encryption, tar from the system,
// and checks all that spec/leaving.md says of it: hashes, counts, signature, the chain of the log.
// Run: node leaving.mjs FILE KEY-FILE EMPTY-FOLDER
import { createHash, createPrivateKey, createPublicKey, hkdfSync, verify } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import assert from "node:assert/strict";
import { Decrypter } from "age-encryption";

const [file, keyFile, folder] = process.argv.slice(2);
let checks = 0;
const same = (found, expected, what) => { assert.deepEqual(found, expected, what); checks += 1; };
const at = (name) => readFileSync(join(folder, name));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

const reader = new Decrypter();
reader.addIdentity(readFileSync(keyFile, "utf8").split("\n").find((line) => line.startsWith("AGE-SECRET-KEY-PQ-1")));
writeFileSync(join(folder, "left.tar"), await reader.decrypt(readFileSync(file)));
same(spawnSync("tar", ["xf", "left.tar"], { cwd: folder }).status, 0, "tar reads it");

const manifest = JSON.parse(at("manifest.json"));
same(manifest.format, "zichtbaar leaving v1");
for (const { name, bytes, sha256: hash } of manifest.files) {
  same([at(name).length, sha256(at(name)).toString("hex")], [bytes, hash], name);
}

const { root } = JSON.parse(at("keys/ring.json"));
const seed = Buffer.from(hkdfSync("sha256", Buffer.from(root, "hex"), "", "zichtbaar audit key v1", 32));
const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
const auditKey = createPublicKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
const stated = (label, payload) => Buffer.concat([Buffer.from(`${label}\0`), payload]);
const signature = Buffer.from(at("manifest.signature").toString(), "hex");
same(verify(null, stated("zichtbaar leaving v1", at("manifest.json")), auditKey, signature), true, "signed by the desk");

const tables = new Map(Object.keys(manifest.rows).map((name) => [name, []]));
for (const name of readdirSync(join(folder, "tables")).sort()) {
  const lines = at(join("tables", name)).toString().split("\n").filter(Boolean).map((line) => JSON.parse(line));
  tables.get(name.split(".")[0]).push(...lines);
}
for (const [name, rows] of tables) same(rows.length, manifest.rows[name], name);

const documents = tables.get("documents");
same(documents.length, manifest.documents);
for (const { id, opened } of documents) {
  same([at(`documents/${id}`).length, sha256(at(`documents/${id}`)).toString("hex")], [opened.size, opened.sha256]);
  same("key" in opened, false, "its bytes lie there in clear, so no key does");
}
for (const { opened } of tables.get("members")) {
  same(Object.keys(opened).sort(), ["languages", "name", "user"], "nothing that lets a member in");
}

// The log, as spec/audit.md says.
const eight = (number) => { const bytes = Buffer.alloc(8); bytes.writeBigInt64BE(BigInt(number)); return bytes; };
const text = (words) => Buffer.concat([eight(Buffer.byteLength(words)), Buffer.from(words)]);
let before = tables.get("audit_floor")[0]?.hash ?? "00".repeat(32);
for (const { line, at: moment, member, act, object, hash } of tables.get("audit")) {
  const bytes = [Buffer.from("zichtbaar audit line v1"), Buffer.from(before, "hex"), eight(line), eight(moment),
    eight(member ?? -1), text(act), text(object)];
  same(sha256(Buffer.concat(bytes)).toString("hex"), hash, `line ${line}`);
  before = hash;
}
same(before, manifest.log_hash);

console.log(JSON.stringify(Object.fromEntries([...tables].map(([name, rows]) => [name, rows.length]))));
console.log(tables.get("messages").map(({ opened }) => opened?.text).join("\n"));
console.log(`${checks} checks passed`);
