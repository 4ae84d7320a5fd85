// WebAssembly and the script made of it give the published answers to the published questions: spec/vectors/sealer.json.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const module = (await WebAssembly.instantiate(read("assets/sealer.wasm"))).instance.exports;
const script = runInThisContext(`${read("assets/sealer.js")}; zichtbaarSealer`);
const { cases } = JSON.parse(read("spec/vectors/sealer.json"));

for (const one of [module, script]) {
  for (const { question, fields, refusal, answer_sha256 } of cases) {
    const asked = Buffer.from(fields, "hex");
    const room = one.begin(asked.length);
    assert.ok(room, "room for the question");
    new Uint8Array(one.memory.buffer).set(asked, room);
    assert.equal(one.ask(question), refusal);
    const answer = Buffer.from(new Uint8Array(one.memory.buffer, one.answer_at(), one.answer_length()));
    if (!refusal) assert.equal(createHash("sha256").update(answer).digest("hex"), answer_sha256);
    one.end();
  }
}
console.log(`${cases.length * 2} checks passed`);
