// Writes the C2SP CCTV age vectors, one file each, into the folder given: the Rust test reads them from there.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import * as vectors from "cctv-age";

const folder = process.argv[2];
if (!folder) throw new Error("usage: export-vectors.mjs FOLDER");
mkdirSync(folder, { recursive: true });
const all = Object.entries(vectors);
for (const [name, bytes] of all) writeFileSync(join(folder, name), plain(Buffer.from(bytes)));

// Large vectors come with their file compressed; the fields before it stay readable.
function plain(vector) {
  const end = vector.indexOf("\n\n") + 2;
  const fields = vector.subarray(0, end).toString();
  if (!fields.includes("compressed: zlib\n")) return vector;
  return Buffer.concat([Buffer.from(fields.replace("compressed: zlib\n", "")), inflateSync(vector.subarray(end))]);
}

console.log(`${all.length} vectors written`);
