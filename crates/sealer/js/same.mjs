// WebAssembly and the scripts made of it give the published answers to the published questions: those of whoever writes
// (spec/vectors/sealer.json), and in what opens also those of whoever comes back (spec/vectors/opener.json).
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const cases = (name) => JSON.parse(read(`spec/vectors/${name}.json`)).cases;
const asModule = async (name) => (await WebAssembly.instantiate(read(`assets/${name}.wasm`))).instance.exports;
const asScript = (name) => runInThisContext(`(() => { ${read(`assets/${name}.js`)}; return zichtbaarSealer; })()`);
const writing = cases("sealer");
const all = [...writing, ...cases("opener")];
let passed = 0;

for (const [one, asked] of [
  [await asModule("sealer"), writing], [asScript("sealer"), writing], [await asModule("opener"), all], [asScript("opener"), all],
]) {
  for (const { question, fields, refusal, answer_sha256 } of asked) {
    const bytes = Buffer.from(fields, "hex");
    const room = one.begin(bytes.length);
    assert.ok(room, "room for the question");
    new Uint8Array(one.memory.buffer).set(bytes, room);
    assert.equal(one.ask(question), refusal);
    const answer = Buffer.from(new Uint8Array(one.memory.buffer, one.answer_at(), one.answer_length()));
    if (!refusal) assert.equal(createHash("sha256").update(answer).digest("hex"), answer_sha256);
    one.end();
    passed += 1;
  }
}
console.log(`${passed} checks passed`);
