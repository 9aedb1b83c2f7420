// Everything that is wrong with a request: parameter by parameter, then rule by rule.

/** Whether a value keeps a constraint of its parameter. */
function meets(constraint, parameter, value) {
  if (value === UNKNOWN) return true;
  switch (constraint) {
    case 'supported':
      return false;
    case 'fixed':
      return equal(value, fromTable(parameter.fixed));
    case 'type':
      return typeof value !== 'string' || itemOf(parameter.shape)[0] !== 'm' || isLink(value, parameter.accepts || []);
    case 'count':
      return isWithin(parameter.list, countOf(value));
    case 'enum':
      return isListed(parameter, value);
    case 'range':
      return !(value instanceof Num) || bounds(parameter.range, (bound, isLeast) => (isLeast ? compareNumbers(value, bound) >= 0 : compareNumbers(value, bound) <= 0));
    case 'step':
      return !(value instanceof Num) || isOnStep(value, new Num(parameter.start || '0'), fromTable(parameter.step));
    case 'length':
      return typeof value !== 'string' || isWithin(parameter.length, lengthOf(parameter, value));
    case 'pattern':
      return typeof value !== 'string' || matches(parameter.pattern, value);
    default:
      return true;
  }
}

const countOf = (value) => (Array.isArray(value) ? value.length : 1);
const lengthOf = (parameter, text) => MEASURES[parameter.unit || 'chars'](text);

function bounds([least, most], holdsAt) {
  return (least === null || holdsAt(fromTable(least), true)) && (most === null || holdsAt(fromTable(most), false));
}

function isWithin(range, measure) {
  const size = new Num(String(measure)).decimal;
  return bounds(range, (bound, isLeast) => bound.decimal === null || (isLeast ? compareDecimals(size, bound.decimal) >= 0 : compareDecimals(size, bound.decimal) <= 0));
}

function isListed(parameter, value) {
  if (parameter.enum.some((listed) => equal(fromTable(listed), value))) return true;
  if (parameter.open !== undefined && typeof value === 'string' && matches(parameter.open, value)) return true;
  const item = itemOf(parameter.shape);
  return item[0] === 'or' && item[2].includes(value);
}

function measure(constraint, parameter, value) {
  if (constraint === 'count') return String(countOf(value));
  return constraint === 'length' && typeof value === 'string' ? String(lengthOf(parameter, value)) : undefined;
}

class Validator {
  constructor(model, state) {
    this.model = model;
    this.state = state;
  }

  validate() {
    const { state } = this;
    if (this.model.table.variants.length > 0 && state.variant === undefined && state.view.defaultVariant === undefined && !state.hasFailed('variant'))
      state.report('required', 'variant.required', false, '`variant` is required', 'variant');
    this.validateScope(state.view.scope, state.values, state.mode, state.isModeTold, '', true);
    return state;
  }

  validateScope(scope, values, mode, isModeTold, prefix, isRoot) {
    const { union } = scope;
    if (union && union.absent === undefined && mode === undefined && !this.state.hasFailed(prefix + union.name)) {
      const sentence = union.on ? '`' + prefix + union.name + '` is required' : 'A mode is needed';
      this.state.report('required', union.name + '.required', false, sentence, prefix + union.name);
    }

    const active = activeParameters(scope, mode);
    for (const parameter of active.all) this.checkParameter(parameter, values, prefix);
    const context = contextOf(this.state, values, active, mode, isModeTold, prefix, isRoot);
    for (const rule of scope.rules || []) this.checkRule(rule, context, prefix);
  }

  checkParameter(parameter, values, prefix) {
    const path = prefix + parameter.key;
    if (this.state.isSettled(path)) return;
    const value = values.get(parameter.key);
    this.checkField(parameter, path, value, values);
    if (value === undefined || this.state.isSettled(path)) return;
    const type = typeNameOf(parameter.shape);
    if (type === undefined) return;
    if (value instanceof Map) this.validateObject(this.model.type(type), value, path);
    else if (Array.isArray(value)) value.forEach((item, i) => item instanceof Map && this.validateObject(this.model.type(type), item, `${path}[${i}]`));
  }

  validateObject({ scope }, values, path) {
    const { mode, isTold } = scope.union ? objectMode(scope.union, values) : { mode: undefined, isTold: false };
    this.validateScope(scope, values, mode, isTold, path + '.', false);
  }

  checkField(parameter, path, value, siblings) {
    for (const check of parameter.checks) {
      const [constraint, id, kind, message, isWarning, reportAt] = check;
      if (constraint === 'required') {
        if (value !== undefined) continue;
        const at = (reportAt || []).find((other) => siblings.has(other));
        const place = at === undefined ? path : path.slice(0, path.length - parameter.key.length) + at;
        this.state.report(kind, id, isWarning, message, place, at === undefined ? undefined : siblings.get(at));
        this.state.fail(path);
        return;
      }

      if (value === undefined || this.isRefused(check, parameter, path, value)) return;
    }
  }

  isRefused([constraint, id, kind, message, isWarning, , listed], parameter, path, value) {
    const ofEach = !['count', 'supported', 'fixed'].includes(constraint) && Array.isArray(value) && isList(parameter.shape);
    const places = ofEach ? value.map((item, i) => [item, `${path}[${i}]`]) : [[value, path]];
    const refused = places.filter(([one]) => !meets(constraint, parameter, one));
    for (const [one, place] of refused) this.state.report(kind, id, isWarning, message, place, one, measure(constraint, parameter, one), listedIn(parameter, listed));
    return refused.length > 0;
  }

  checkRule([id, kind, message, when, holdsWhen, parameter, isWarning, reportAt, listed], context, prefix) {
    if (when !== 0 && testOf(when, context.read) !== true) return;
    if (testOf(holdsWhen, context.read) !== false) return;
    const at = (reportAt || []).find((name) => context.valueAt(name) !== undefined);
    const name = at === undefined ? parameter : at;
    this.state.report(kind, id, isWarning, message, name === '' ? '' : prefix + name, context.valueAt(name), undefined, listed);
  }
}

/** The mode of a nested object, and whether something in it tells so. */
function objectMode(union, values) {
  const count = (mode) => mode.parameters.filter((parameter) => values.has(parameter.key)).length;
  const isTold = union.on ? values.has(union.name) : union.modes.some((mode) => count(mode) > 0);
  if (!isTold) return { mode: union.absent, isTold };
  if (union.on) return { mode: keyOf(modeWithValue(union, values.get(union.name))), isTold };
  return { mode: keyOf(union.modes.reduce((best, mode) => (best === undefined || count(mode) > count(best) ? mode : best), undefined)), isTold };
}

const keyOf = (mode) => (mode === undefined ? undefined : mode.key);

const modeWithValue = (union, value) => union.modes.find((mode) => mode.value !== undefined && equal(fromTable(mode.value), value));
