// Every language says everything: the same files, ids and placeables as English, and no value left in English
// but those that `same-as-english.txt` gives a reason for. Titles of public pages stay short.
// A language counts the way it counts: where a sentence turns on a number, each of its plural forms is there.
import { existsSync, readFileSync, readdirSync } from "node:fs";

const root = new URL("../locales/", import.meta.url).pathname;
const source = "en";
const titleLimit = 20;
// The desk, and long texts on law and advice: in the whole languages alone; a page in another says so.
const wholeOnly = ["desk.ftl", "law.ftl", "doing.ftl", "notices.ftl"];
const counted = ["count", "seconds", "minutes", "envelope-days", "mailbox-days"];
let passed = 0;
let failed = 0;

function check(holds, what) {
  if (holds) passed += 1;
  else { failed += 1; console.error(`FAILED: ${what}`); }
}

// A message starts in the first column; its further lines are indented, or close a selection.
function messages(language, file) {
  const found = new Map();
  let id;
  for (const line of readFileSync(`${root}${language}/${file}`, "utf8").split("\n")) {
    const start = /^([a-z][a-z0-9-]*) = ?(.*)$/.exec(line);
    if (start) {
      id = start[1];
      check(!found.has(id), `${language}/${file}: ${id} is there twice`);
      found.set(id, start[2]);
    } else if (/^[\s}]/.test(line) && id) found.set(id, `${found.get(id)}\n${line.trim()}`);
  }
  return found;
}

const placeables = (text) => [...new Set([...text.matchAll(/\$([a-z-]+)/g)].map((m) => m[1]))].sort().join();

// The plural forms that whole numbers of this size meet; French has one more, for millions.
function pluralForms(language) {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 201 }, (_, number) => rules.select(number)));
}

function checkPlurals(language, where, text) {
  const forms = pluralForms(language);
  for (const name of counted.filter((variable) => placeables(text).split(",").includes(variable))) {
    const selection = new RegExp(`\\{ \\$${name} ->([\\s\\S]*?)\\n\\}`).exec(text);
    if (!selection) {
      check(forms.size <= 2, `${where}: $${name} has no plural forms`);
      continue;
    }
    const keys = [...selection[1].matchAll(/^\*?\[(\w+)\]/gm)].map((m) => m[1]);
    for (const form of forms) check(keys.includes(form), `${where}: $${name} lacks the form “${form}”`);
    check(/^\*\[other\]/m.test(selection[1]), `${where}: $${name} has no default`);
  }
}

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
    check(own !== text || language === source || same.has(id), `${language}/${file}: ${id} is still English`);
    checkPlurals(language, `${language}/${file}: ${id}`, own);
    const isPublicTitle = id.endsWith("-title") && file !== "desk.ftl";
    check(!isPublicTitle || [...own].length <= titleLimit, `${language}/${file}: ${id} is too long for a title`);
  }
}

// How far a language reaches: "whole", or "public" for what a visitor meets; then it has no words for the desk at all, and no long texts on law.
function reaches(language, file) {
  const status = readFileSync(`${root}${language}/status.toml`, "utf8");
  const isPublic = /^reach = "public"/m.test(status);
  const there = wholeOnly.filter((one) => existsSync(`${root}${language}/${one}`));
  check(there.length === (isPublic ? 0 : wholeOnly.length), `${language}: a reach that its files do not have`);
  return !wholeOnly.includes(file) || !isPublic;
}

const files = readdirSync(root + source).filter((file) => file.endsWith(".ftl"));
for (const language of readdirSync(root)) {
  const status = readFileSync(`${root}${language}/status.toml`, "utf8");
  check(/^status = "(original|draft|read|signed)"/m.test(status), `${language}: no review status`);
  const same = allowedSame(language);
  for (const file of files.filter((file) => reaches(language, file))) compare(language, file, same);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
