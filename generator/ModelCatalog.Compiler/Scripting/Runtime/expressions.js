// Conditions. A checked expression comes as a tree of lists, and is turned once into functions: `test` gives true, false or null (unknown),
// `value` an operand. Both go by the interpreter's rules, step by step: it stops where an expression takes too long, and so do these.

const MOST_STEPS = 1000000;
const UNITS_PER_STEP = 64;

// What is said of a name: not known, or its value (undefined: not set), and whether its mode is not the active one.
const UNCERTAIN = { isUnknown: true, value: undefined };
const UNSET = { isUnknown: false, value: undefined };
const INACTIVE = { isUnknown: false, value: undefined, isInactive: true };
const setTo = (value) => ({ isUnknown: false, value });

const truth = (value) => (value === null ? NOTHING : { kind: 'boolean', value });
const not = (value) => (value === null ? null : !value);
const both = (a, b) => (a === false || b === false ? false : a === null || b === null ? null : true);
const either = (a, b) => (a === true || b === true ? true : a === null || b === null ? null : false);

const compiled = new WeakMap();

/** The functions of a tree. A run is { read(name, kind), steps, variables }. */
function compile(tree) {
  if (compiled.has(tree)) return compiled.get(tree);
  const [trees, form] = FORMS[tree[0]];
  const parts = tree.slice(1).map((part, i) => (i < trees ? compile(part) : part));
  const { prepare, test, value, read, state } = form;
  if (prepare) parts.splice(trees, Infinity, ...prepare(...parts.slice(trees)));
  const functions = {
    test: (run) => (--run.steps < 0 || !test ? null : test(run, ...parts)),
    value: (run) => (--run.steps < 0 ? NOTHING : value ? value(run, ...parts) : truth(functions.test(run))),
    read: read && ((run) => read(run, ...parts)),
    state: state ? (run) => state(run, ...parts) : () => UNCERTAIN,
  };
  compiled.set(tree, functions);
  return functions;
}

const runOf = (read) => ({ read, steps: MOST_STEPS, variables: [] });

/** Whether a condition holds: true, false or null. */
const testOf = (tree, read) => compile(tree).test(runOf(read));

/** The value of an expression as JSON; undefined: unknown. */
const valueOf = (tree, read) => jsonOf(compile(tree).value(runOf(read)));

// A symbol is [name, kind, type, default]. What is set but not of its type is unknown, what is empty is not set.
function settled(state, [, , type]) {
  if (state.isUnknown) return UNCERTAIN;
  if (isAbsent(state.value)) return state.isInactive ? INACTIVE : UNSET;
  return operandOf(state.value, type).kind === 'unknown' ? UNCERTAIN : state;
}

const memberOf = (parent, symbol) => (parent instanceof Map ? settled(setTo(parent.get(symbol[0])), symbol) : UNCERTAIN);

// What is not set is read as its default; what has none is missing.
function readState(run, state, [, , type, otherwise]) {
  if (state.isUnknown) return NOTHING;
  const value = state.value !== undefined ? state.value : state.isInactive || otherwise === undefined ? null : fromTable(otherwise);
  if (value === null) return MISSING;
  const operand = operandOf(value, type);
  if (operand.kind === 'list') run.steps -= operand.value.length;
  return operand;
}

function variableOf(run, name) {
  const found = run.variables.filter(([known]) => known === name).pop();
  return found ? found[1] : NOTHING;
}

/** What is read by name: `state` looks at what was set, `read` at defaults, too. */
const named = (state, read) => ({
  state,
  read,
  value: read,
  test: (...all) => {
    const operand = read(...all);
    return operand.kind === 'boolean' ? operand.value : operand.isMissing ? false : null;
  },
});

/** What a body gives for each item of a list, the item being a variable; undefined: there is no list. */
function* each(run, list, name, body) {
  for (const item of list.value) {
    run.variables.push([name, item]);
    const result = body(run);
    run.variables.pop();
    yield [item, result];
  }
}

const quantifier = (isExists) => ({
  test: (run, items, body, name) => {
    const list = items.value(run);
    if (list.kind !== 'list') return null;
    let result = !isExists;
    for (const [, found] of each(run, list, name, body.test)) {
      if (found === isExists) return isExists;
      if (found === null) result = null;
    }

    return result;
  },
});

function chargeText(run, operand) {
  if (operand.kind === 'text') run.steps -= Math.floor(operand.value.length / UNITS_PER_STEP);
}

const onText = (apply) => ({
  test: (run, target, argument, pattern) => {
    const [left, right] = [target.value(run), argument.value(run)];
    chargeText(run, left);
    return left.kind === 'text' && right.kind === 'text' ? apply(left.value, right.value, pattern) : null;
  },
});

const comparison = (compare) => [2, { test: (run, a, b) => compare(a.value(run), b.value(run)) }];
const ordering = (sign) => comparison((a, b) => inOrder(sign, a, b));
const operation = (sign) => [2, { value: (run, a, b) => compute(sign, a.value(run), b.value(run)) }];

// How many of a form's parts are trees, and what it does.
const FORMS = {
  v: [0, { prepare: (value, type) => [operandOf(fromTable(value), type)], value: (run, operand) => operand, test: (run, { kind, value }) => (kind === 'boolean' ? value : null) }],
  l: [Infinity, { value: (run, ...items) => ({ kind: 'list', value: items.map((item) => item.value(run)) }) }],
  n: [0, named(
    (run, symbol) => settled(run.read(symbol[0], symbol[1]), symbol),
    (run, symbol) => readState(run, settled(run.read(symbol[0], symbol[1]), symbol), symbol))],
  x: [0, named((run, name) => {
    const { origin } = variableOf(run, name);
    return origin === undefined ? UNCERTAIN : setTo(origin);
  }, variableOf)],
  f: [1, named(
    (run, target, symbol) => {
      const parent = target.state(run);
      return parent.value === undefined ? parent : memberOf(parent.value, symbol);
    },
    (run, target, symbol) => {
      const parent = target.read(run);
      if (parent.kind === 'unknown' && !parent.isMissing) return NOTHING;
      return readState(run, parent.isMissing ? UNSET : memberOf(parent.origin, symbol), symbol);
    })],
  has: [1, {
    test: (run, name) => {
      const state = name.state(run);
      return state.isUnknown ? null : state.value !== undefined;
    },
  }],
  '!': [1, { test: (run, operand) => not(operand.test(run)) }],
  neg: [1, {
    value: (run, part) => {
      const { kind, value } = part.value(run);
      return kind === 'integer' ? checked(-value, value, value) : kind === 'number' ? broken(-value) : NOTHING;
    },
  }],
  '&&': [2, {
    test: (run, left, right) => {
      const first = left.test(run);
      return first === false ? false : both(first, right.test(run));
    },
  }],
  '||': [2, {
    test: (run, left, right) => {
      const first = left.test(run);
      return first === true ? true : either(first, right.test(run));
    },
  }],
  '==': comparison(areEqual),
  '!=': comparison((a, b) => not(areEqual(a, b))),
  '<': ordering('<'),
  '<=': ordering('<='),
  '>': ordering('>'),
  '>=': ordering('>='),
  '+': operation('+'),
  '-': operation('-'),
  '*': operation('*'),
  '/': operation('/'),
  '%': operation('%'),
  '?': [3, {
    test: (run, condition, then, otherwise) => {
      const found = condition.test(run);
      return found === null ? null : (found ? then : otherwise).test(run);
    },
    value: (run, condition, then, otherwise, isNumber) => {
      const found = condition.test(run);
      if (found === null) return NOTHING;
      const operand = (found ? then : otherwise).value(run);
      // An integer in a branch whose sibling is a number is a number.
      return operand.kind === 'integer' && isNumber ? broken(doubleOf(operand)) : operand;
    },
  }],
  in: [2, {
    test: (run, value, list) => {
      const [one, items] = [value.value(run), list.value(run)];
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
  }],
  '..': [1, {
    prepare: (...bounds) => [0, 1].map((i) => (bounds[i] ? operandOf(fromTable(bounds[i][0]), bounds[i][1]) : null)),
    test: (run, value, least, most) => {
      const operand = value.value(run);
      const open = operand.kind === 'unknown' ? null : true;
      return both(least === null ? open : inOrder('>=', operand, least), most === null ? open : inOrder('<=', operand, most));
    },
  }],
  size: [1, {
    value: (run, target, isList) => {
      const operand = (target.read || target.value)(run);
      if (operand.isMissing && isList) return whole(0n);
      chargeText(run, operand);
      return operand.kind === 'list' ? whole(BigInt(operand.value.length)) : operand.kind === 'text' ? whole(BigInt(codePoints(operand.value))) : NOTHING;
    },
  }],
  starts: [2, onText((text, part) => text.startsWith(part))],
  ends: [2, onText((text, part) => text.endsWith(part))],
  contains: [2, onText((text, part) => text.includes(part))],
  matches: [2, onText((text, _, pattern) => matches(pattern, text))],
  exists: [2, quantifier(true)],
  all: [2, quantifier(false)],
  filter: [2, {
    value: (run, items, body, name) => {
      const list = items.value(run);
      if (list.kind !== 'list') return NOTHING;
      const kept = [];
      for (const [item, found] of each(run, list, name, body.test)) {
        if (found === null) return NOTHING;
        if (found) kept.push(item);
      }

      return { kind: 'list', value: kept };
    },
  }],
  map: [2, {
    value: (run, items, body, name) => {
      const list = items.value(run);
      return list.kind === 'list' ? { kind: 'list', value: Array.from(each(run, list, name, body.value), ([, made]) => made) } : NOTHING;
    },
  }],
  sum: [1, {
    value: (run, items, isInteger) => {
      const list = items.value(run);
      if (list.kind !== 'list') return NOTHING;
      let total = isInteger ? whole(0n) : broken(0);
      for (const item of list.value) {
        if (--run.steps < 0) return NOTHING;
        total = compute('+', total, item);
      }

      return total;
    },
  }],
};
