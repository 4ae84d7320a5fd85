// P22: how hard the words that the public reads are. A report for each language: what is over the aim is named, so that whoever writes sees it; whether
// people understand it, only people can say. In the five languages that are read most it fails where the words are far off, so that nothing slips there.
import { existsSync, readFileSync, readdirSync } from "node:fs";

const root = new URL("../locales/", import.meta.url).pathname;
const publicFiles = ["common", "front", "tell", "receipt", "thread", "around", "law", "doing"].map((name) => `${name}.ftl`);
// What is aimed at, and what fails.
const aim = { mean: 12, sentence: 20, letters: 16 };
const limit = { mean: 12, sentence: 24 };
const watched = ["nl", "fr", "en", "de", "ar"];
// Names of services and offices, which have no shorter one: they stand on doors and letters.
const names = {
  nl: ["vertrouwenspersoon", "gegevensbescherming", "Vreemdelingenzaken"],
  de: ["Vormundschaftsdienst", "Datenschutzbeauftragte", "Arbeitsinspektion", "Generalinspektion"],
};
let passed = 0;
let failed = 0;

function check(holds, what) {
  if (holds) passed += 1;
  else { failed += 1; console.error(`FAILED: ${what}`); }
}

/** Sentences of a file, each with the id of its message. A value counts as a word, a choice by number as its longest form. */
function sentences(language, file) {
  const text = readFileSync(`${root}${language}/${file}`, "utf8").split("\n").filter((line) => !line.startsWith("#")).join("\n");
  const found = [];
  for (const [, id, value] of text.matchAll(/^([a-z][a-z0-9-]*) = ?([\s\S]*?)(?=^[a-z][a-z0-9-]* =|$(?![\s\S]))/gm)) {
    const plain = value
      .replace(/\{ \$[a-z-]+ ->([\s\S]*?)\n\}/g, (_, forms) => forms.split(/^\s*\*?\[\w+\]/m).reduce((a, b) => (b.length > a.length ? b : a), ""))
      .replace(/\{[^}]*\}/g, "x");
    for (const one of plain.split(/[.!?؟।۔。:]+(?=\s|$)|\n\n/)) {
      const words = one.trim().split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
      if (words.length > 2) found.push({ id, words });
    }
  }
  return found;
}

for (const language of readdirSync(root).sort()) {
  const files = publicFiles.filter((file) => existsSync(`${root}${language}/${file}`));
  const all = files.flatMap((file) => sentences(language, file));
  // Scripts without spaces between words have no words that could be counted so.
  if (["zh", "th"].includes(language)) { console.error(`${language}: not counted, it is written without spaces between words`); continue; }
  const mean = all.reduce((sum, one) => sum + one.words.length, 0) / all.length;
  const isLong = (word) => [...word].length > aim.letters && !(names[language] ?? []).includes(word);
  const long = [...new Set(all.flatMap((one) => one.words).map((word) => word.replace(/[^\p{L}\p{M}-]/gu, "")).filter(isLong))];
  const winding = all.filter((one) => one.words.length > aim.sentence).sort((a, b) => b.words.length - a.words.length);
  const over = mean > aim.mean || long.length > 0 || winding.length > 0;
  console.error(`${over ? "WARNING: " : ""}${language}: ${mean.toFixed(1)} words a sentence, ${winding.length} of ${all.length} with more than ${aim.sentence}; words of more than ${aim.letters} letters: ${long.join(", ") || "none"}`);
  for (const one of winding) console.error(`    ${one.id}, ${one.words.length} words: ${one.words.join(" ")}`);
  if (!watched.includes(language)) continue;
  check(mean <= limit.mean, `${language}: ${mean.toFixed(1)} words a sentence, more than ${limit.mean}`);
  check(long.length === 0, `${language}: words that nobody can read at once: ${long.join(", ")}`);
  for (const one of all) check(one.words.length <= limit.sentence, `${language}: ${one.id} has a sentence of ${one.words.length} words`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
