// What can never be a sign, held against every text and id of the data on signs: the words of data/signs/never.toml, and every country of the
// world by its name in each language. A text that is read nowhere else is read here.
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../data/signs/", import.meta.url);
const languages = ["nl", "fr", "de", "en", "ar"];
const plain = (text) => ` ${text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ")} `;

const never = readFileSync(new URL("never.toml", folder), "utf8").split("[[never]]").slice(1).map((block) => ({
  sign: /reach = "sign"/.test(block),
  within: /within = true/.test(block),
  stems: [...block.slice(block.indexOf("stems")).matchAll(/"([^"]+)"/g)].map((found) => found[1]),
}));

// Every region code that has a name; two letters, as ISO 3166 gives them. Names of one or two letters say nothing.
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const codes = letters.flatMap((one) => letters.map((other) => one + other));
const countries = languages.flatMap((lang) => {
  const names = new Intl.DisplayNames([lang], { type: "region", fallback: "none" });
  return codes.map((code) => names.of(code)).filter((name) => name && name.length > 3).map((name) => plain(name).trim());
});

let passed = 0;
let failed = 0;
const refuse = (where, text, offered) => {
  const words = plain(text);
  const stem = never.filter((row) => offered || !row.sign)
    .flatMap((row) => row.stems.filter((one) => words.includes(row.within ? one : ` ${one}`)));
  const country = countries.filter((name) => words.includes(` ${name} `));
  const found = [...stem, ...country];
  if (found.length === 0) passed += 1;
  else { failed += 1; console.error(`FAILED: ${where}: “${found[0]}” can never be a sign: ${text}`); }
};

for (const file of readdirSync(folder).filter((name) => name.endsWith(".toml") && name !== "never.toml")) {
  const [head, ...signs] = readFileSync(new URL(file, folder), "utf8").split("[[sign]]");
  for (const [, id] of head.matchAll(/\[\[scene\]\]\nid = "([^"]+)"/g)) refuse(`${file} ${id}`, id, true);
  for (const sign of signs) {
    const id = /id = "([^"]+)"/.exec(sign)?.[1] ?? "?";
    refuse(`${file} ${id}`, id, true);
    for (const [, kind, row] of sign.matchAll(/^(text|why|innocent) = \{(.*)\}$/gm)) {
      const texts = [...row.matchAll(/(\w+) = "((?:[^"\\]|\\.)*)"/g)];
      if (texts.length !== languages.length) { failed += 1; console.error(`FAILED: ${file} ${id}: ${kind} in ${texts.length} languages`); }
      for (const [, lang, text] of texts) refuse(`${file} ${id} ${kind} ${lang}`, text, kind === "text");
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 500 ? 0 : 1);
