// Every dependency's licence must be one that EUPL-1.2 software may carry. A new one is looked at by a person, then added here.
import { execFileSync } from "node:child_process";

const fits = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0",
  "EUPL-1.2", "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0", "Unlicense", "Zlib",
]);

// SPDX: AND binds tighter than OR; crates still write "/" for OR. No crate here nests deeper than one pair of brackets.
function allowed(expression) {
  const flat = expression.replaceAll("/", " OR ");
  const inner = flat.replace(/\(([^()]*)\)/g, (_, part) => (allowed(part) ? "MIT" : "refused"));
  return inner.split(" OR ").some((side) => side.split(" AND ").every((one) => fits.has(one.trim())));
}

const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked"], { maxBuffer: 64 << 20 }));
const refused = metadata.packages.filter((p) => !allowed(p.license ?? "none"));
for (const p of refused) console.error(`${p.name} ${p.version}: ${p.license}`);
console.log(`${metadata.packages.length - refused.length} passed, ${refused.length} failed`);
process.exit(refused.length === 0 ? 0 : 1);
