// A request while it is judged: what is set, and what is wrong with it.

const MOST_VALUE = 200;
const MOST_SHOWN = 80;

const cut = (text) => (text.length > MOST_VALUE ? text.slice(0, MOST_VALUE) + '…' : text);

/** The parameters that a request in some mode has: the scope's, then the mode's. Of two with one name the first is meant. */
function activeParameters(scope, mode) {
  const all = [...scope.parameters, ...((modeOf(scope.union, mode) || {}).parameters || [])];
  const byKey = new Map();
  for (let i = all.length - 1; i >= 0; i--) byKey.set(all[i].key, all[i]);
  return { all, byKey };
}

const modeOf = (union, key) => (union ? union.modes.find((mode) => mode.key === key) : undefined);

/** A parameter of a scope or of any of its modes. */
function findParameter(scope, key) {
  const lists = [scope.parameters, ...(scope.union ? scope.union.modes.map((mode) => mode.parameters) : [])];
  for (const list of lists) {
    const found = list.find((parameter) => parameter.key === key);
    if (found) return found;
  }

  return undefined;
}

/** Where a parameter stands in a provider's body; null: nowhere. */
function wirePathOf(view, path) {
  let [key, wire] = ['', ''];
  for (const step of path.split('.')) {
    const bracket = step.indexOf('[');
    const name = bracket < 0 ? step : step.slice(0, bracket);
    key = key === '' ? name : key + '.' + name;
    const found = view.paths.find(([parameter]) => parameter === key);
    if (!found) return null;
    wire += (wire === '' ? '' : '.') + found[1] + (bracket < 0 ? '' : step.slice(bracket));
  }

  return wire;
}

class State {
  constructor(view) {
    this.view = view;
    this.variant = undefined;
    this.mode = undefined;
    this.isModeTold = false;
    this.values = new Map();
    this.options = new Map();
    this.violations = [];
    this.failed = new Set();
    this.unheld = new Set();
    this.unheldInside = new Set();
  }

  get isValid() {
    return this.violations.every((violation) => violation.severity !== 'error');
  }

  /** The same request at a provider. */
  at(view) {
    const other = new State(view);
    Object.assign(other, { variant: this.variant, mode: this.mode, isModeTold: this.isModeTold, values: new Map(this.values) });
    for (const violation of this.violations) other.add({ ...violation, wire: wirePathOf(view, violation.path) });
    return other;
  }

  /** Whether a value has a violation of its own: it is unknown to rules. */
  hasFailed(path) {
    return this.failed.has(path) || this.unheldInside.has(path);
  }

  /** Whether nothing more is said of a value. */
  isSettled(path) {
    return this.failed.has(path) || this.unheld.has(path);
  }

  fail(path) {
    addWithParents(this.failed, path);
  }

  /** Reports what no type of C# holds: a check says so, and what stands inside is unknown. */
  reportUnheld([, id, kind, message, isWarning, , listed], parameter, path, reported, value, shown) {
    this.violations.push(this.make(kind, id, isWarning, message, reported, value, shown, listedIn(parameter, listed)));
    addWithParents(this.unheldInside, path);
    addWithParents(this.unheldInside, reported);
    this.unheld.add(path).add(reported);
  }

  add(violation) {
    this.violations.push(violation);
    if (violation.severity === 'error' && violation.path !== '') this.fail(violation.path);
  }

  report(kind, rule, isWarning, message, path, value, shown, listed) {
    this.add(this.make(kind, rule, isWarning, message, path, value, shown, listed));
  }

  make(kind, rule, isWarning, message, path, value, shown, listed) {
    const has = value !== undefined;
    let sentence = replace(message, '{value}', shown !== undefined ? shown : show(value, kind === 'type'));
    if (listed && has) sentence += hint(plainText(value), listed);
    const wire = this.view.provider === null || path === '' ? null : wirePathOf(this.view, path);
    return { severity: isWarning ? 'warning' : 'error', kind, rule, path, wire, value: has ? cut(jsonText(value)) : null, message: sentence };
  }
}

/** The texts of which a sentence names the nearest; 1 stands for the parameter's own values. */
const listedIn = (parameter, listed) => (listed === 1 ? parameter.enum.map((value) => plainText(fromTable(value))) : listed);

function addWithParents(paths, path) {
  while (!paths.has(path)) {
    paths.add(path);
    const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    if (end <= 0) return;
    path = path.slice(0, end);
  }
}

function show(value, isAboutKind) {
  const text = value === undefined ? 'absent' : value === '' ? 'empty' : '`' + (isAboutKind && looksOtherwise(value) ? jsonText(value) : plainText(value)) + '`';
  return text.length > MOST_SHOWN ? text.slice(0, MOST_SHOWN - 2) + '…`' : text;
}

// Without its quotes a text such as 5 or true would look like a value of another kind.
const looksOtherwise = (value) => typeof value === 'string' && value.length < 40 && /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(value);

/** How rules read the names of a scope. */
function contextOf(state, values, active, mode, isModeTold, prefix, isRoot) {
  const read = (name, kind) => {
    if (kind === 'v') return isRoot && state.hasFailed('variant') ? UNCERTAIN : state.variant === undefined ? UNSET : setTo(state.variant);
    if (state.hasFailed(prefix + name)) return UNCERTAIN;
    if (kind === 'm') return mode !== undefined && isModeTold ? setTo(mode) : UNSET;
    if (!active.byKey.has(name)) return INACTIVE;
    return setTo(values.get(name));
  };
  const valueAt = (path) => {
    if (path === '') return undefined;
    if (path === 'variant' && isRoot) return state.variant;
    let value = values;
    for (const step of path.split('.')) value = value instanceof Map ? value.get(step) : undefined;
    return value;
  };
  return { read, valueAt };
}

const rootContext = (state) => contextOf(state, state.values, activeParameters(state.view.scope, state.mode), state.mode, state.isModeTold, '', true);
