// The arrows of ARCHITECTURE.md, held against what Cargo knows: who may know whom. Tests may look anywhere.
import { execFileSync } from "node:child_process";

const allowed = {
  envelope: [],
  sealer: ["envelope"],
  domain: ["envelope"],
  store: [],
  web: [],
  relay: ["envelope", "store", "web"],
  insight: [],
  find: ["insight"],
  paper: ["web"],
  clean: ["sound", "web"],
  sound: [],
  signs: [],
  desk: ["domain", "envelope", "find", "insight", "signs", "store", "web"],
  zichtbaar: ["clean", "desk", "envelope", "paper", "relay", "sound", "store", "web"],
};

const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--no-deps"], { maxBuffer: 64 << 20 }));
let passed = 0;
let failed = 0;
for (const { name, dependencies } of metadata.packages) {
  const ours = dependencies.filter((one) => one.path && one.kind === null).map((one) => one.name);
  const wrong = ours.filter((one) => !allowed[name]?.includes(one));
  if (allowed[name] && wrong.length === 0) passed += 1;
  else { failed += 1; console.error(`FAILED: ${name} may not know ${wrong.join(", ") || "anything: it has no place in the list"}`); }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
