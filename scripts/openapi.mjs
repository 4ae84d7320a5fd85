// Whether spec/desk.openapi.json is OpenAPI 3.1, by the published JSON schema: a test holds it to the routes and forms, this to the standard.
import { createRequire } from "node:module";

const { Validator } = await import(createRequire(new URL("../e2e/", import.meta.url)).resolve("@seriousme/openapi-schema-validator"));
const file = new URL("../spec/desk.openapi.json", import.meta.url).pathname;
const validator = new Validator();
const { valid, errors } = await validator.validate(file);
if (!valid) console.error(JSON.stringify(errors, null, 1));
const refs = new Set(JSON.stringify(validator.specification).match(/"#\/[^"]+"/g)?.map((ref) => JSON.parse(ref)));
const gone = [...refs].filter((ref) => ref.slice(2).split("/").reduce((at, part) => at?.[part], validator.specification) === undefined);
for (const ref of gone) console.error(`FAILED: ${ref} leads nowhere`);
const failed = (valid && validator.version === "3.1" ? 0 : 1) + gone.length;
console.log(`${1 + refs.size - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
