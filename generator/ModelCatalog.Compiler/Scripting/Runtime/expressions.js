// Conditions. A checked expression comes as a tree of lists, and is turned once into functions: `test` gives true, false or null (unknown),
// `value` an operand. Both go by the interpreter's rules, step by step: it stops where an expression takes too long, and so do these.

const MOST_STEPS = 1000000;
const UNITS_PER_STEP = 64;

// Operands: what kind, its value, and the JSON that it was read from.
const NOTHING = { kind: 'unknown' };
const MISSING = { kind: 'unknown', isMissing: true };

// What is said of a name: not known, or its value (undefined: not set), and whether its mode is not the active one.
const UNCERTAIN = { isUnknown: true, value: undefined };
const UNSET = { isUnknown: false, value: undefined };
const INACTIVE = { isUnknown: false, value: undefined, isInactive: true };
const setTo = (value) => ({ isUnknown: false, value });

const truth = (value) => (value === null ? NOTHING : { kind: 'boolean', value });
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

const not = (value) => (value === null ? null : !value);
const both = (a, b) => (a === false || b === false ? false : a === null || b === null ? null : true);
const either = (a, b) => (a === true || b === true ? true : a === null || b === null ? null : false);

const compiled = new WeakMap();

/** The functions of a tree. A run is { read(name, kind), steps, variables }. */
function compile(tree) {
  if (compiled.has(tree)) return compiled.get(tree);
  const node = FORMS[tree[0]](...tree.slice(1));
  const value = node.value || ((run) => truth(functions.test(run)));
  const test = node.test || (() => null);
  const functions = {
    ...node,
    test: (run) => (--run.steps < 0 ? null : test(run)),
    value: (run) => (--run.steps < 0 ? NOTHING : value(run)),
  };
  compiled.set(tree, functions);
  return functions;
}

const runOf = (read) => ({ read, steps: MOST_STEPS, variables: [] });

/** Whether a condition holds: true, false or null. */
const testOf = (tree, read) => compile(tree).test(runOf(read));

/** The value of an expression as JSON; undefined: unknown. */
const valueOf = (tree, read) => jsonOf(compile(tree).value(runOf(read)));

// A value that is set but not of the symbol's type is unknown, one that is empty is not set.
function settled(state, [, , type]) {
  if (state.isUnknown) return UNCERTAIN;
  if (isAbsent(state.value)) return state.isInactive ? INACTIVE : UNSET;
  return operandOf(state.value, type).kind === 'unknown' ? UNCERTAIN : state;
}

const memberOf = (parent, symbol) => (parent instanceof Map ? settled(setTo(parent.get(symbol[0])), symbol) : UNCERTAIN);

// What is not set is read as its default; what has none is missing.
function readState(run, state, [, , type, otherwise]) {
  if (state.isUnknown) return NOTHING;
  const value = state.value !== undefined ? state.value : state.isInactive ? undefined : defaultOf(otherwise);
  if (value === undefined || value === null) return MISSING;
  const operand = operandOf(value, type);
  if (operand.kind === 'list') run.steps -= operand.value.length;
  return operand;
}

const defaultOf = (otherwise) => (otherwise === undefined ? undefined : fromTable(otherwise));

function variableOf(run, name) {
  for (let i = run.variables.length - 1; i >= 0; i--) if (run.variables[i][0] === name) return run.variables[i][1];
  return NOTHING;
}

/** What is read by name: `state` looks at what was set, `read` at defaults, too. */
function named(state, read) {
  return {
    state,
    read,
    value: read,
    test: (run) => {
      const operand = read(run);
      return operand.kind === 'boolean' ? operand.value : operand.isMissing ? false : null;
    },
  };
}

function withVariable(run, name, item, body) {
  run.variables.push([name, item]);
  const result = body(run);
  run.variables.pop();
  return result;
}

function quantifier(isExists) {
  return (list, name, body) => {
    const [items, holdsFor] = [compile(list), compile(body)];
    return {
      test: (run) => {
        const operand = items.value(run);
        if (operand.kind !== 'list') return null;
        let result = !isExists;
        for (const item of operand.value) {
          const found = withVariable(run, name, item, holdsFor.test);
          if (found === isExists) return isExists;
          if (found === null) result = null;
        }

        return result;
      },
    };
  };
}

function textTest(apply) {
  return (target, argument, pattern) => {
    const [a, b] = [compile(target), compile(argument)];
    return {
      test: (run) => {
        const [left, right] = [a.value(run), b.value(run)];
        if (left.kind === 'text') run.steps -= Math.floor(left.value.length / UNITS_PER_STEP);
        return left.kind === 'text' && right.kind === 'text' ? apply(left.value, right.value, pattern) : null;
      },
    };
  };
}

function binary(sign, compare) {
  return (left, right) => {
    const [a, b] = [compile(left), compile(right)];
    return compare ? { test: (run) => compare(a.value(run), b.value(run)) } : { value: (run) => compute(sign, a.value(run), b.value(run)) };
  };
}

const FORMS = {
  v: (value, type) => {
    const literal = fromTable(value);
    return { value: () => operandOf(literal, type), test: () => (typeof literal === 'boolean' ? literal : null) };
  },
  l: (...items) => {
    const parts = items.map(compile);
    return { value: (run) => ({ kind: 'list', value: parts.map((part) => part.value(run)) }) };
  },
  n: (symbol) => named((run) => settled(run.read(symbol[0], symbol[1]), symbol), (run) => readState(run, settled(run.read(symbol[0], symbol[1]), symbol), symbol)),
  x: (name) => named((run) => {
    const operand = variableOf(run, name);
    return operand.origin === undefined ? UNCERTAIN : setTo(operand.origin);
  }, (run) => variableOf(run, name)),
  f: (target, symbol) => {
    const parent = compile(target);
    return named(
      (run) => {
        const state = parent.state ? parent.state(run) : UNCERTAIN;
        return state.value === undefined ? state : memberOf(state.value, symbol);
      },
      (run) => {
        const operand = parent.read(run);
        if (operand.kind === 'unknown' && !operand.isMissing) return NOTHING;
        return readState(run, operand.isMissing ? UNSET : memberOf(operand.origin, symbol), symbol);
      });
  },
  has: (target) => {
    const name = compile(target);
    return {
      test: (run) => {
        const state = name.state ? name.state(run) : UNCERTAIN;
        return state.isUnknown ? null : state.value !== undefined;
      },
    };
  },
  '!': (operand) => {
    const part = compile(operand);
    return { test: (run) => not(part.test(run)) };
  },
  neg: (operand) => {
    const part = compile(operand);
    return {
      value: (run) => {
        const found = part.value(run);
        return found.kind === 'integer' ? checked(-found.value, found.value, found.value) : found.kind === 'number' ? broken(-found.value) : NOTHING;
      },
    };
  },
  '&&': (left, right) => {
    const [a, b] = [compile(left), compile(right)];
    return {
      test: (run) => {
        const first = a.test(run);
        return first === false ? false : both(first, b.test(run));
      },
    };
  },
  '||': (left, right) => {
    const [a, b] = [compile(left), compile(right)];
    return {
      test: (run) => {
        const first = a.test(run);
        return first === true ? true : either(first, b.test(run));
      },
    };
  },
  '==': binary('==', areEqual),
  '!=': binary('!=', (a, b) => not(areEqual(a, b))),
  '<': binary('<', (a, b) => inOrder('<', a, b)),
  '<=': binary('<=', (a, b) => inOrder('<=', a, b)),
  '>': binary('>', (a, b) => inOrder('>', a, b)),
  '>=': binary('>=', (a, b) => inOrder('>=', a, b)),
  '+': binary('+'),
  '-': binary('-'),
  '*': binary('*'),
  '/': binary('/'),
  '%': binary('%'),
  '?': (condition, then, otherwise, isNumber) => {
    const [test, a, b] = [compile(condition), compile(then), compile(otherwise)];
    return {
      test: (run) => {
        const found = test.test(run);
        return found === null ? null : (found ? a : b).test(run);
      },
      value: (run) => {
        const found = test.test(run);
        if (found === null) return NOTHING;
        const operand = (found ? a : b).value(run);
        // An integer in a branch whose sibling is a number is a number.
        return operand.kind === 'integer' && isNumber ? broken(doubleOf(operand)) : operand;
      },
    };
  },
  in: (value, list) => {
    const [a, b] = [compile(value), compile(list)];
    return {
      test: (run) => {
        const [one, items] = [a.value(run), b.value(run)];
        if (items.kind !== 'list') return null;
        let result = false;
        for (const item of items.value) {
          if (--run.steps < 0) return null;
          const found = areEqual(one, item);
          if (found === true) return true;
          result = either(result, found);
        }

        return result;
      },
    };
  },
  '..': (value, least, most) => {
    const part = compile(value);
    const bound = (literal) => (literal === 0 ? null : operandOf(fromTable(literal[0]), literal[1]));
    const [low, high] = [bound(least), bound(most)];
    return {
      test: (run) => {
        const operand = part.value(run);
        const open = operand.kind === 'unknown' ? null : true;
        return both(low === null ? open : inOrder('>=', operand, low), high === null ? open : inOrder('<=', operand, high));
      },
    };
  },
  size: (target, isList) => {
    const part = compile(target);
    return {
      value: (run) => {
        const operand = (part.read || part.value)(run);
        if (operand.isMissing && isList) return whole(0n);
        if (operand.kind === 'text') run.steps -= Math.floor(operand.value.length / UNITS_PER_STEP);
        return operand.kind === 'list' ? whole(BigInt(operand.value.length)) : operand.kind === 'text' ? whole(BigInt(codePoints(operand.value))) : NOTHING;
      },
    };
  },
  starts: textTest((text, part) => text.startsWith(part)),
  ends: textTest((text, part) => text.endsWith(part)),
  contains: textTest((text, part) => text.includes(part)),
  matches: textTest((text, _, pattern) => matches(pattern, text)),
  exists: quantifier(true),
  all: quantifier(false),
  filter: (list, name, body) => {
    const [items, holdsFor] = [compile(list), compile(body)];
    return {
      value: (run) => {
        const operand = items.value(run);
        if (operand.kind !== 'list') return NOTHING;
        const kept = [];
        for (const item of operand.value) {
          const found = withVariable(run, name, item, holdsFor.test);
          if (found === null) return NOTHING;
          if (found) kept.push(item);
        }

        return { kind: 'list', value: kept };
      },
    };
  },
  map: (list, name, body) => {
    const [items, made] = [compile(list), compile(body)];
    return {
      value: (run) => {
        const operand = items.value(run);
        return operand.kind === 'list' ? { kind: 'list', value: operand.value.map((item) => withVariable(run, name, item, made.value)) } : NOTHING;
      },
    };
  },
  sum: (list, isInteger) => {
    const items = compile(list);
    return {
      value: (run) => {
        const operand = items.value(run);
        if (operand.kind !== 'list') return NOTHING;
        let total = isInteger ? whole(0n) : broken(0);
        for (const item of operand.value) {
          if (--run.steps < 0) return NOTHING;
          total = compute('+', total, item);
        }

        return total;
      },
    };
  },
};
