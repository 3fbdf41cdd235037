// Says what in logs breaks the schema of SARIF 2.1.0: `node schema.mjs MODULES LOG...`, a line
// for each log that does. Exit code 0: none does; 1: some do.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, ...logs] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const Ajv = require("ajv-draft-04").default;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

const ajv = new Ajv({ strict: false, unicodeRegExp: false });
require("ajv-formats").default(ajv);
const schema = `${modules}/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json`;
const isValid = ajv.compile(read(schema));
for (const log of logs) {
  if (!isValid(read(log))) {
    console.log(`${log}: ${ajv.errorsText(isValid.errors)}`);
    process.exitCode = 1;
  }
}
