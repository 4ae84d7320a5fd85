// Proves that what this project seals is an age file to somebody else's age, and the other way round.
// Usage: interop.mjs PATH-TO-zichtbaar. The other implementation is the npm package age-encryption.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";

const binary = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "interop-"));
let passed = 0;
let failed = 0;

function check(name, holds) {
  if (holds) passed += 1;
  else { failed += 1; console.error(`FAILED: ${name}`); }
}

function run(args, input) {
  const done = spawnSync(binary, args, { input, maxBuffer: 64 << 20 });
  if (done.status !== 0) throw new Error(`${args[0]}: ${done.stderr}`);
  return done.stdout;
}

const same = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
const sizes = [0, 1, 65536, 65537, 1 << 20];

try {
  for (const readers of [1, 3, 8]) {
    const identities = [];
    for (let i = 0; i < readers; i += 1) identities.push(await generateHybridIdentity());
    const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    const files = identities.map((identity, i) => {
      const path = join(folder, `key-${readers}-${i}`);
      writeFileSync(path, `${identity}\n`, { mode: 0o600 });
      return path;
    });
    for (const size of sizes) {
      const plain = randomBytes(size);
      const ours = run(["seal", ...recipients.flatMap((r) => ["--to", r])], plain);
      for (const identity of identities) {
        const reader = new Decrypter();
        reader.addIdentity(identity);
        check(`theirs opens ours, ${readers} readers, ${size} bytes`, same(await reader.decrypt(ours), plain));
      }
      const writer = new Encrypter();
      recipients.forEach((r) => writer.addRecipient(r));
      const theirs = await writer.encrypt(plain);
      for (const file of files)
        check(`ours opens theirs, ${readers} readers, ${size} bytes`, same(run(["open", "--key", file], theirs), plain));
    }
  }
  const secret = run(["key", "new"]).toString().split("\n").find((line) => line.startsWith("AGE-SECRET-KEY-PQ-1"));
  const shown = run(["key", "show"], `${secret}\n`).toString().trim();
  check("both name the same public key for one secret key", shown === await identityToRecipient(secret));
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
