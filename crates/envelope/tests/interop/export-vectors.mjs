// Writes the C2SP CCTV age vectors, one file each, into the folder given: the Rust test reads them from there.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vectors from "cctv-age";

const folder = process.argv[2];
if (!folder) throw new Error("usage: export-vectors.mjs FOLDER");
mkdirSync(folder, { recursive: true });
const all = Object.entries(vectors);
for (const [name, bytes] of all) writeFileSync(join(folder, name), bytes);
console.log(`${all.length} vectors written`);
