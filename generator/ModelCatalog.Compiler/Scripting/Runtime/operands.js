// What expressions reckon with: of what kind, its value, and the JSON that it was read from. `unknown` goes through everything that reads it.

const NOTHING = { kind: 'unknown' };
const MISSING = { kind: 'unknown', isMissing: true };

const whole = (value, origin) => ({ kind: 'integer', value, origin });
const broken = (value, origin) => (Number.isFinite(value) ? { kind: 'number', value, origin } : NOTHING);
const isNumeric = (operand) => operand.kind === 'integer' || operand.kind === 'number';
const doubleOf = (operand) => Number(operand.value);

/** A value as a type sees it. A type is [kind, domain, item, alternatives]. */
function operandOf(value, type) {
  if (value === UNKNOWN) return NOTHING;
  let found = operandOfOne(value, type);
  for (const other of type[3] || []) {
    if (found.kind !== 'unknown') break;
    found = operandOfOne(value, other);
  }

  return found;
}

function operandOfOne(value, [kind, domain, item]) {
  switch (kind) {
    case 'b':
      return typeof value === 'boolean' ? { kind: 'boolean', value, origin: value } : NOTHING;
    case 'i':
      return value instanceof Num && value.integer !== null ? whole(value.integer, value) : NOTHING;
    case 'n':
      return value instanceof Num ? broken(value.double, value) : NOTHING;
    case 't':
      return typeof value === 'string' && (!domain || domain.includes(value)) ? { kind: 'text', value, origin: value } : NOTHING;
    case 'l':
      if (!Array.isArray(value)) return NOTHING;
      return { kind: 'list', value: value.map((one) => (!item || isAbsent(one) ? NOTHING : operandOf(one, item))), origin: value };
    case 'o':
      return value instanceof Map ? { kind: 'json', origin: value } : NOTHING;
    default:
      return { kind: 'json', origin: value };
  }
}

/** An operand as JSON; undefined: unknown. */
function jsonOf(operand) {
  if (operand.kind === 'unknown' || operand.origin !== undefined) return operand.origin;
  if (operand.kind === 'integer') return new Num(operand.value.toString());
  if (operand.kind === 'number') return new Num(doubleText(operand.value));
  if (operand.kind !== 'list') return operand.value;
  const items = operand.value.map(jsonOf);
  return items.includes(undefined) ? undefined : items;
}

const isSigned = (value) => value >= LONG_MIN && value <= LONG_MAX;

// Integers have 64 bits; what goes beyond is unknown.
const checked = (result, a, b) => (isSigned(result) && isSigned(a) && isSigned(b) ? whole(result) : NOTHING);

function compute(sign, left, right) {
  if (!isNumeric(left) || !isNumeric(right)) return NOTHING;
  const areWhole = left.kind === 'integer' && right.kind === 'integer';
  const [a, b] = areWhole ? [left.value, right.value] : [doubleOf(left), doubleOf(right)];
  const result = areWhole ? (value) => checked(value, a, b) : (value) => broken(value);
  const isZero = areWhole ? b === 0n : b === 0;
  switch (sign) {
    case '+':
      return result(a + b);
    case '-':
      return result(a - b);
    case '*':
      return result(a * b);
    case '/':
      return isZero ? NOTHING : result(a / b);
    default:
      return isZero || (areWhole && a === LONG_MIN && b === -1n) ? NOTHING : result(a % b);
  }
}

function order(left, right) {
  const [a, b] = left.kind === 'integer' && right.kind === 'integer' ? [left.value, right.value] : [doubleOf(left), doubleOf(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function areEqual(left, right) {
  if (left.kind === 'unknown' || right.kind === 'unknown') return null;
  if (isNumeric(left) && isNumeric(right)) return order(left, right) === 0;
  if (left.kind !== right.kind) return false;
  return left.kind === 'boolean' || left.kind === 'text' ? left.value === right.value : null;
}

function inOrder(sign, left, right) {
  if (left.kind === 'unknown' || right.kind === 'unknown') return null;
  if (!isNumeric(left) || !isNumeric(right)) return false;
  const found = order(left, right);
  return sign === '<' ? found < 0 : sign === '<=' ? found <= 0 : sign === '>' ? found > 0 : found >= 0;
}
