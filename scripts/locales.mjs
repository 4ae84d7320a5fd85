// Every language says everything: the same files, ids and placeables as English, and no value left in English
// but those that `same-as-english.txt` gives a reason for. Titles of public pages stay short.
import { existsSync, readFileSync, readdirSync } from "node:fs";

const root = new URL("../locales/", import.meta.url).pathname;
const source = "en";
const titleLimit = 20;
let passed = 0;
let failed = 0;

function check(holds, what) {
  if (holds) passed += 1;
  else { failed += 1; console.error(`FAILED: ${what}`); }
}

// A message starts in the first column; its further lines are indented.
function messages(language, file) {
  const found = new Map();
  let id;
  for (const line of readFileSync(`${root}${language}/${file}`, "utf8").split("\n")) {
    const start = /^([a-z][a-z0-9-]*) = ?(.*)$/.exec(line);
    if (start) found.set((id = start[1]), start[2]);
    else if (/^\s/.test(line) && id) found.set(id, `${found.get(id)}\n${line.trim()}`);
  }
  return found;
}

const placeables = (text) => [...new Set([...text.matchAll(/\$([a-z-]+)/g)].map((m) => m[1]))].sort().join();

function allowedSame(language) {
  const file = `${root}${language}/same-as-english.txt`;
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  for (const line of lines) check(/^[a-z0-9-]+ # .+/.test(line), `${language}: no reason given: ${line}`);
  return new Set(lines.map((line) => line.split(" # ")[0]));
}

function compare(language, file, same) {
  const theirs = messages(source, file);
  const ours = messages(language, file);
  for (const [id, text] of ours) check(theirs.has(id), `${language}/${file}: ${id} is not in ${source} (${text})`);
  for (const [id, text] of theirs) {
    const own = ours.get(id);
    check(own !== undefined, `${language}/${file}: ${id} is missing`);
    if (own === undefined) continue;
    check(placeables(own) === placeables(text), `${language}/${file}: ${id} has other placeables`);
    check(own !== text || same.has(id), `${language}/${file}: ${id} is still English`);
    const isPublicTitle = id.endsWith("-title") && file !== "desk.ftl";
    check(!isPublicTitle || [...own].length <= titleLimit, `${language}/${file}: ${id} is too long for a title`);
  }
}

const files = readdirSync(root + source).filter((file) => file.endsWith(".ftl"));
for (const language of readdirSync(root)) {
  const status = readFileSync(`${root}${language}/status.toml`, "utf8");
  check(/^status = "(original|draft|read|signed)"/m.test(status), `${language}: no review status`);
  if (language === source) continue;
  const same = allowedSame(language);
  for (const file of files) compare(language, file, same);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
