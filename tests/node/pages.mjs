// Judges HTML by the standard and by what readers with a screen reader or a keyboard need: reads {"folder": path} from the file that is named on
// the command line, and prints a list: what is wrong, page by page.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const { folder } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const validator = new HtmlValidate(new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Anchors are names of descriptors: dots and underscores are theirs.
    // Style and script lie beside the pages.
    'require-sri': ['error', { target: 'crossorigin' }],
    'valid-id': ['error', { relaxed: true }],
  },
}));

const found = [];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const report = await validator.validateString(readFileSync(path, 'utf8'));
  for (const { messages } of report.results) {
    for (const { ruleId, message, line, column } of messages) found.push(`${relative(folder, path)}(${line},${column}): ${ruleId}: ${message}`);
  }
}

console.log(JSON.stringify(found));
