// What a page calls.

/** A model with everything that its script says. */
class Model {
  constructor(table) {
    this.table = table;
    this.key = table.key;
    this.types = new Map(table.types.map(([key, scope, members]) => [key, { scope, members }]));
    this.views = new Map(table.providers.map(([provider, view]) => [provider, { provider, ...view }]));
    this.views.set(null, { provider: null, paths: [], ...table.model });
  }

  /** The names of the providers that serve the model. */
  get providers() {
    return this.table.providers.map(([provider]) => provider);
  }

  type(key) {
    return this.types.get(key);
  }

  view(provider) {
    const found = this.views.get(provider === undefined ? null : provider);
    if (found) return found;
    throw new RangeError(`${this.key} is not served by '${provider}'${hint(String(provider), this.providers)}; expected null or one of ${this.providers.join(', ')}`);
  }

  /**
   * Everything that is wrong with a request.
   * @param request By parameter names: JSON as text, which keeps every digit, or a value of JavaScript.
   * @param provider Its name; null: what holds everywhere.
   * @returns A list of { severity, kind, rule, path, wire, value, message }; wire and value may be null.
   */
  validate(request, provider = null) {
    const { state, twins } = this.judged(request, provider);
    return [...twins, ...state.violations];
  }

  /**
   * Everything that is certainly wrong with a request of which something is not known: what is not known violates nothing.
   * @param request { variant, isVariantKnown, mode, isModeKnown, values, isComplete }: the mode by its key; a value may be `unknown`;
   * `isComplete: false` says that names without a value are not known either, rather than absent.
   */
  judge(request, provider = null) {
    const { variant, isVariantKnown = true, mode, isModeKnown = true, values = {}, isComplete = true } = request;
    const state = new State(this.view(provider));
    state.variant = typeof variant === 'string' ? variant : undefined;
    if (!isVariantKnown) state.fail('variant');
    const { union } = state.view.scope;
    if (union && isModeKnown) {
      Object.assign(state, { mode: typeof mode === 'string' ? mode : union.absent, isModeTold: typeof mode === 'string' });
    } else if (union) {
      // Whichever mode it is, its parameters may be set to anything.
      state.fail(union.name);
      for (const one of union.modes) for (const parameter of one.parameters) state.fail(parameter.key);
    }

    const set = readValue(values, []);
    for (const parameter of activeParameters(state.view.scope, state.mode).all) {
      const value = set.get(parameter.key);
      const canonical = value === undefined ? undefined : this.canonical(parameter, value);
      if (canonical !== undefined) state.values.set(parameter.key, canonical);
      else if (value === undefined && !isComplete) state.fail(parameter.key);
    }

    return new Validator(this, state).validate().violations;
  }

  /** A value without what counts as absent; undefined: it does itself. */
  canonical(parameter, value) {
    if (isAbsent(value)) return Array.isArray(value) && parameter.countsEmpty ? value : undefined;
    const type = this.types.get(typeNameOf(parameter.shape));
    const canonicalObject = (object) => new Map([...object].map(([name, member]) => {
      const inner = findParameter(type.scope, name);
      return [name, inner ? this.canonical(inner, member) : member];
    }).filter(([, member]) => member !== undefined));
    if (type === undefined) return value;
    if (value instanceof Map) return canonicalObject(value);
    return Array.isArray(value) ? value.map((item) => (item instanceof Map ? canonicalObject(item) : item)) : value;
  }

  /**
   * The request that a provider gets.
   * @param options { options: values of the call's own options, evenIfInvalid: also what would not be sent, to be looked at }.
   * @returns { valid, violations, problem, method, url, headers, body, text }: headers are [{ name, value }], with the key as a placeholder;
   * body is compact JSON, text the same indented; both null where there is none. Not sent: no method.
   */
  write(request, provider, { options = {}, evenIfInvalid = false } = {}) {
    const { state, twins } = this.judged(request, provider);
    if (state.view.provider === null) throw new RangeError(`a request is written for a provider; expected one of ${this.providers.join(', ')}`);
    state.options = readValue(options, []);
    const violations = [...twins, ...state.violations, ...this.optionViolations(state.view, state.options)];
    const valid = violations.every((violation) => violation.severity !== 'error');
    const { call, problem } = valid || evenIfInvalid ? callOf(this, state) : {};
    const body = call ? call.body : null;
    return { valid, violations, problem: problem || null, ...call, body: body && jsonText(body), text: body && indented(body) };
  }

  optionViolations(view, options) {
    const known = view.options.map((option) => option.key);
    const state = new State({ provider: null, scope: { parameters: view.options }, paths: [] });
    for (const [key, value] of options) {
      if (known.includes(key)) continue;
      const expected = known.length === 0 ? '; calls here have none' : '; expected one of ' + known.join(', ');
      state.violations.push({ severity: 'error', kind: 'unknown-field', rule: 'unknown-option', path: key, wire: null, value: cut(jsonText(value)), message: 'There is no option `' + key + '`' + hint(key, known) + expected });
    }

    for (const option of view.options) {
      const value = options.get(option.key);
      if (value === undefined) continue;
      state.values.set(option.key, value);
      if (!hasKind(option.shape, value)) state.report('type', option.key + '.type', false, '`' + option.key + '` must be ' + describe(option.shape) + '; it is {value}', option.key, value);
    }

    new Validator(this, state).validateScope(state.view.scope, state.values, undefined, false, '', true);
    return state.violations;
  }

  /** What this exact request costs: { amount, unit }, the amount as its digits; null: unknown. */
  price(request, provider) {
    return priceOf(this.judged(request, provider).state);
  }

  judged(request, provider) {
    const view = this.view(provider);
    const twins = [];
    let value;
    try {
      value = readValue(request, twins);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const state = new State(view);
      state.report('type', 'json', false, 'The request cannot be read: ' + replace(error.message, '{value}', ''), '');
      return { state, twins: [] };
    }

    const read = new RequestReader(this).read(value);
    const state = new Validator(this, view.provider === null ? read : read.at(view)).validate();
    const standsTwice = (path) => ({ severity: 'error', kind: 'type', rule: 'body.duplicate', path, wire: path, value: null, message: '`' + cut(path) + '` stands twice' });
    return { state, twins: twins.map(standsTwice) };
  }
}

const models = new Map();

const api = {
  /** The models whose scripts were run, by their keys: `vendor/model`. */
  models,

  /** Called by a model's script. */
  define(table) {
    const model = new Model(table);
    models.set(model.key, model);
    return model;
  },

  /** Stands in a request for a value that is set but not known. */
  unknown: UNKNOWN,

  /** JSON with its digits: objects are Maps, numbers keep their text as `digits`. */
  parse: (text) => readValue(text, []),
  stringify: (value) => jsonText(fromJavaScript(value, 0)),

  /** Whether a condition holds, by what `read(name)` says: a value, undefined, or `unknown`. True, false, or null for unknown. */
  test: (tree, read) => testOf(tree, (name) => stateOf(read(name))),
  evaluate: (tree, read) => valueOf(tree, (name) => stateOf(read(name))),
};

const stateOf = (value) => (value === UNKNOWN ? UNCERTAIN : setTo(value));

globalThis.ModelCatalog = api;
if (typeof module === 'object' && module.exports) module.exports = api;
