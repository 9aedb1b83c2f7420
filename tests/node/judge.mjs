// Judges values by JSON Schemas: reads {"schemas": {name: schema}, "cases": [{"schema": name, "value": any}]} from the file that is named
// on the command line, and prints a list: true, false, or a text where a schema cannot be compiled. With "values" instead of cases every schema
// judges every value: a text of 1 and 0 for each schema.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const { schemas, cases, values } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv2020.default({ strict: true, strictRequired: false, strictTypes: false, allErrors: false, validateFormats: false });
const compiled = {};
for (const [name, schema] of Object.entries(schemas)) {
  try {
    compiled[name] = ajv.compile(schema);
  } catch (error) {
    compiled[name] = String(error.message);
  }
}

const judge = (schema, value) => (typeof compiled[schema] === 'string' ? compiled[schema] : compiled[schema](value));
const all = (schema) => (typeof compiled[schema] === 'string' ? compiled[schema] : values.map((value) => (compiled[schema](value) ? '1' : '0')).join(''));
console.log(JSON.stringify(values ? Object.keys(schemas).map(all) : cases.map(({ schema, value }) => judge(schema, value))));
