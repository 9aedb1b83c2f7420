// Judges YAML by the schemas of catalog files, as editors do: reads {"cases": [{"schema": file, "pointer": JSON pointer or "", "yaml": text}]} from
// the file that is named on the command line, and prints a list: "valid", or what is wrong.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';

const { cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv.default({ strict: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(['markdownDescription', 'defaultSnippets', 'errorMessage', 'doNotSuggest']);
for (const file of new Set(cases.map(({ schema }) => schema))) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(`../../catalog/schema/${file}`, import.meta.url), 'utf8')), file);
}

console.log(JSON.stringify(cases.map(({ schema, pointer, yaml }) => {
  const judge = ajv.getSchema(`${schema}#${encodeURI(pointer)}`);
  return judge(parse(yaml)) ? 'valid' : ajv.errorsText(judge.errors, { separator: '; ', dataVar: '' });
})));
