// Runs the scripts of models as a page does: reads {"scripts": [text], "cases": [{"call", …}]} from the file that is named on the command line, runs each script in one
// context that has nothing of Node.js, and prints what each case gives as a list of texts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

const { scripts, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const context = createContext({ crypto: globalThis.crypto });
for (const script of scripts) runInContext(script, context);
const { models, parse, stringify, unknown, test, evaluate } = context.ModelCatalog || {};

const line = (v) => `${v.severity} ${v.kind} ${v.rule} at ${v.path} / ${v.wire ?? '-'} = ${v.value ?? '-'}: ${v.message}`;
const lines = (violations) => violations.map(line).join('\n');

// Where a test says so, a member of that name stands for what is not known.
function withUnknown(value) {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (!(value instanceof Map) && Object.prototype.toString.call(value) !== '[object Map]') return value;
  if (value.has('$unknown')) return unknown;
  return new Map([...value].map(([name, member]) => [name, withUnknown(member)]));
}

function written(one, model) {
  const call = model.write(one.request, one.provider, { options: one.options, evenIfInvalid: true });
  if (call.problem !== null) return `${call.valid} ${call.problem}`;
  return [`${call.valid} ${call.method} ${call.url}`, ...call.headers.map((header) => `${header.name}: ${header.value}`), call.body].join('\n');
}

const removals = (list) => list.map(({ rule, kind, parameter, message }) => `${kind} ${rule} at ${parameter}: ${message}`).join(' | ') || 'legal';
const choice = ({ removedBy, warnings }) => removals(removedBy) + (warnings.length > 0 ? ' warned of by ' + removals(warnings) : '');

function shown(choices) {
  const { measure, values, ranges, isOpen, absence, presence } = choices;
  return [
    `${measure ?? 'none'}${isOpen ? ' open' : ''}`,
    ...values.map((one) => `${stringify(one.value)}: ${choice(one)}`),
    ...ranges.map((one) => `${one.isMinimumOpen ? '(' : '['}${one.minimum ?? ''}..${one.maximum ?? ''}${one.isMaximumOpen ? ')' : ']'} by ${one.step ?? '-'}: ${removals(one.removedBy)}`),
    `absent: ${choice(absence)}`,
    `set: ${choice(presence)}`,
  ].join('\n');
}

const treeOf = (one) => runInContext(`(${one.tree})`, context);

const calls = {
  validate: (one, model) => lines(model.validate(one.request, one.provider)),
  write: written,
  options: (one, model) => lines(model.write(one.request, one.provider, { options: one.options }).violations),
  price: (one, model) => {
    const price = model.price(one.request, one.provider);
    return price === null ? 'unknown' : `${price.amount} ${price.unit}`;
  },
  judge: (one, model) => lines(model.judge({ ...one.request, values: withUnknown(parse(one.request.values)) }, one.provider)),
  allowed: (one, model) => shown(model.allowed(one.request, one.name, one.provider)),
  choices: (one, model) => model.choices(one.provider).join(),
  test: (one) => String(test(treeOf(one), (name) => (one.unknown.includes(name) ? unknown : parse(one.request).get(name)))),
  evaluate: (one) => {
    const value = evaluate(treeOf(one), (name) => (one.unknown.includes(name) ? unknown : parse(one.request).get(name)));
    return value === undefined ? 'null' : stringify(value);
  },
  require: ({ scripts: files }) => {
    const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
    try {
      const require = createRequire(join(folder, 'all.cjs'));
      const [runtime] = files.map((script, i) => {
        writeFileSync(join(folder, `${i}.cjs`), script);
        return require(`./${i}.cjs`);
      });
      return [...runtime.models.keys()].join();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  time: ({ Case: one }) => {
    const rounds = Array.from({ length: 7 }, () => {
      const start = performance.now();
      calls[one.call](one, models.get(one.model));
      return performance.now() - start;
    });
    return String(Math.min(...rounds));
  },
  run: (one) => String(runInContext(one.code, context)),
};

console.log(JSON.stringify(cases.map((one) => {
  try {
    return calls[one.call](one, models?.get(one.model));
  } catch (error) {
    return `${error.name}: ${error.message}\n    at ${error.stack}`;
  }
})));
