// Shapes of values: which JSON a parameter takes, and what that is called.

/** Whether a value has the kind of a shape. A shape is a letter, or ['list', item, isSingleBare], ['type', name], ['or', shapes, literals]. */
function hasKind(shape, value) {
  switch (shape[0]) {
    case 's':
    case 'm':
      return typeof value === 'string';
    case 'i':
    case 'l':
    case 'u':
      return value instanceof Num && value.integer !== null;
    case 'n':
      return value instanceof Num && Number.isFinite(value.double);
    case 'b':
      return typeof value === 'boolean';
    case 'type':
      return value instanceof Map;
    case 'list':
      return Array.isArray(value) && value.every((item) => hasKind(shape[1], item));
    case 'or':
      return shape[1].some((other) => hasKind(other, value)) || shape[2].includes(value);
    default:
      return true;
  }
}

const KINDS = { s: 'text', m: 'text', i: 'an integer', l: 'an integer', u: 'an integer', n: 'a number', b: 'a boolean', j: 'any JSON', type: 'an object', list: 'a list' };

const describe = (shape) => (shape[0] === 'or' ? [...shape[1].map(describe), ...shape[2].map((literal) => '`' + literal + '`')].join(' or ') : KINDS[shape[0]]);

const isList = (shape) => shape[0] === 'list';
const itemOf = (shape) => (isList(shape) ? shape[1] : shape);

/** The type of the objects that a shape takes. */
function typeNameOf(shape) {
  if (shape[0] === 'type') return shape[1];
  if (isList(shape)) return typeNameOf(shape[1]);
  const found = shape[0] === 'or' ? shape[1].find((other) => other[0] === 'type') : undefined;
  return found && found[1];
}

const WIDTHS = { i: [-(1n << 31n), (1n << 31n) - 1n], l: [LONG_MIN, LONG_MAX], u: [0n, ULONG_MAX] };

/** Whether an integer type of C# holds a value. */
function isHeld(shape, value) {
  if (shape[0] in WIDTHS) {
    if (!(value instanceof Num) || value.decimal === null) return true;
    const [least, most] = WIDTHS[shape[0]].map((m) => ({ m, s: 0 }));
    return compareDecimals(value.decimal, least) >= 0 && compareDecimals(value.decimal, most) <= 0;
  }

  if (isList(shape)) return !Array.isArray(value) || value.every((item) => isHeld(shape[1], item));
  return shape[0] !== 'or' || shape[1].every((other) => isHeld(other, value));
}

const expectedHeld = (shape) => (isList(shape) ? 'a list of which each item is ' + expectedHeld(shape[1]) : describe(shape) + " that fits the parameter's type");

/** A value as a parameter takes it: { value }, or what was expected, and of which item. */
function readShape(shape, raw) {
  if (!isList(shape)) return hasKind(shape, raw) ? { value: raw } : { expected: describe(shape), index: -1 };
  const [, item, isSingleBare] = shape;
  if (!Array.isArray(raw) && !isSingleBare) return { expected: 'a list', index: -1 };
  const items = Array.isArray(raw) ? raw : [raw];
  const index = items.findIndex((one) => !hasKind(item, one));
  if (index < 0) return { value: items };
  return Array.isArray(raw) ? { expected: describe(item), index } : { expected: describe(item) + ', or a list of such', index: -1 };
}
