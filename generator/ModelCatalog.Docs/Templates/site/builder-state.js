'use strict';

// What the form of a model's page holds: a request while it is written, and how it stands in the page's address.
(() => {
  const { ModelCatalog } = globalThis;
  const { isAbsent, fromTable, objectMode } = ModelCatalog.parts;
  const prefix = '#build=';
  const longestAddress = 100_000;

  const builder = { forms: new Map() };
  ModelCatalog.builder = builder;

  /** Called by a model's script. */
  ModelCatalog.form = (table) => builder.forms.set(table.key, { ...table, types: new Map(table.types.map(([key, type, scope, doc]) => [key, { type, scope, doc }])) });

  const isMap = (value) => value instanceof Map;
  const optionsOf = (view) => (view.options || []).map(({ key }) => key);
  const same = (a, b) => ModelCatalog.stringify(a) === ModelCatalog.stringify(b);

  /** A request while it is written: the provider (null: any), the mode that was chosen, what is set by parameter names, and the options of the call by theirs. */
  class Draft {
    constructor(model, request, provider, mode, options = new Map()) {
      Object.assign(this, { model, request, provider, options, chosen: mode, parked: new Map(), innerModes: new Map() });
      if (mode === undefined) this.chosen = this.toldMode();
    }

    get view() {
      return this.model.view(this.provider);
    }

    get union() {
      return this.view.scope.union;
    }

    toldMode() {
      const { state } = this.model.judged(this.request, this.provider);
      return state.isModeTold ? state.mode : undefined;
    }

    /** The mode at hand; undefined: none is said. */
    get mode() {
      const { union } = this;
      return union && union.on ? this.toldMode() : this.chosen;
    }

    /** Chooses a mode: what belongs to others is set aside, and comes back with them. */
    choose(key) {
      const { union } = this;
      if (union.on) {
        const mode = union.modes.find((one) => one.key === key);
        if (mode && mode.value !== undefined) this.request.set(union.name, fromTable(mode.value));
        else this.request.delete(union.name);
      }

      this.chosen = key;
      const active = key === undefined ? union.absent : key;
      for (const mode of union.modes) {
        for (const { key: name } of mode.parameters) {
          const isHere = this.has(active, name);
          if (!isHere && this.request.has(name)) this.move(this.request, this.parked, name);
          else if (isHere && !this.request.has(name) && this.parked.has(name)) this.move(this.parked, this.request, name);
        }
      }
    }

    has(mode, name) {
      const { scope } = this.view;
      const found = scope.union.modes.find((one) => one.key === mode);
      return scope.parameters.some(({ key }) => key === name) || (found !== undefined && found.parameters.some(({ key }) => key === name));
    }

    move(from, to, name) {
      to.set(name, from.get(name));
      from.delete(name);
    }

    get(path) {
      return path.reduce((value, step) => (isMap(value) ? value.get(step) : Array.isArray(value) ? value[step] : undefined), this.request);
    }

    /** Sets a value; undefined takes it away. */
    set(path, value) {
      const last = path[path.length - 1];
      const parent = this.holderOf(path.slice(0, -1));
      if (Array.isArray(parent)) parent[last] = value === undefined ? '' : value;
      else if (value === undefined) parent.delete(last);
      else parent.set(last, value);
    }

    /** What holds values at a path: where something else stands, it makes way. */
    holderOf(path) {
      const found = this.get(path);
      if (isMap(found) || Array.isArray(found)) return found;
      const made = new Map();
      this.set(path, made);
      return made;
    }

    /** The mode of an object within the request. */
    modeAt(path, union) {
      const key = path.join('.');
      if (!union.on && this.innerModes.has(key)) return this.innerModes.get(key);
      const values = this.get(path);
      return isMap(values) ? objectMode(union, values).mode : undefined;
    }

    chooseAt(path, union, key) {
      const values = this.holderOf(path);
      const mode = union.modes.find((one) => one.key === key);
      const own = (mode ? mode.parameters : []).map((parameter) => parameter.key);
      for (const other of union.modes) {
        for (const parameter of other.parameters) if (!own.includes(parameter.key)) values.delete(parameter.key);
      }

      if (!union.on) this.innerModes.set(path.join('.'), key);
      if (union.on && mode && mode.value !== undefined) values.set(union.name, fromTable(mode.value));
      else if (union.on) values.delete(union.name);
    }

    /** The options that are set, as a call of a provider has them: those that the chosen provider and this one know. */
    optionsAt(provider) {
      const [chosen, known] = [this.provider, provider].map((key) => optionsOf(this.model.view(key)));
      return new Map(known.filter((key) => chosen.includes(key) && !isAbsent(this.options.get(key))).map((key) => [key, this.options.get(key)]));
    }

    /** What is wrong with the options of a provider's call. */
    judgeOptions(provider) {
      return provider === null ? [] : this.model.optionViolations(this.model.view(provider), this.optionsAt(provider));
    }

    /** The request as it would be sent: without what is empty, in the order of the model. */
    toRequest() {
      const order = this.model.view(null).members.map(([name]) => name);
      const place = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
      const active = ModelCatalog.parts.activeParameters(this.view.scope, this.mode).byKey;
      const kept = ([name, value]) => !isAbsent(value) || !order.includes(name) || (Array.isArray(value) && active.has(name) && active.get(name).countsEmpty);
      return new Map([...this.request].filter(kept).sort(([a], [b]) => place(a) - place(b)));
    }

    /** What is wrong with it, and with the options of its call; what is known of it, and the names of what is said. */
    judge() {
      const request = this.toRequest();
      const { state } = this.model.judged(request, this.provider);
      const violations = this.model.validate(request, this.provider);
      return { request, state, violations, ofOptions: this.judgeOptions(this.provider), known: { variant: state.variant, mode: this.mode, values: state.values } };
    }
  }

  builder.Draft = Draft;

  /** The verdict of the form on a request, as its own texts are judged. */
  builder.verdict = (key, request, provider) => new Draft(ModelCatalog.models.get(key), ModelCatalog.parse(request), provider).judge().violations;

  const toBase64Url = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const fromBase64Url = (text) => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)));

  /** The draft as the page's address carries it; null: it is too long for one. */
  builder.addressOf = (draft) => {
    const options = draft.optionsAt(draft.provider);
    const members = [['p', draft.provider], ['m', draft.union && !draft.union.on ? draft.mode || null : null], ['o', options.size > 0 ? options : null], ['r', draft.toRequest()]];
    const text = ModelCatalog.stringify(new Map(members.filter(([, value]) => value !== null)));
    return text.length > longestAddress ? null : prefix + toBase64Url(text);
  };

  /** The draft that an address carries: { draft }, { problem } where it cannot be read, or null where it carries none. */
  builder.fromAddress = (model, hash) => {
    if (!hash.startsWith(prefix)) return null;
    try {
      const said = ModelCatalog.parse(fromBase64Url(hash.slice(prefix.length)));
      if (!isMap(said) || !isMap(said.get('r'))) return { problem: 'it holds no request' };
      const provider = said.has('p') ? said.get('p') : null;
      if (provider !== null && !model.providers.includes(provider)) return { problem: 'it names a provider that does not serve this model' };
      const view = model.view(provider);
      const { union } = view.scope;
      const mode = said.get('m');
      if (mode !== undefined && !(union && union.modes.some((one) => one.key === mode && !one.isAbsent))) return { problem: 'it names a mode that this model does not have' };
      const options = said.has('o') ? said.get('o') : new Map();
      if (!isMap(options) || [...options.keys()].some((key) => !optionsOf(view).includes(key))) return { problem: 'it sets an option that calls there do not have' };
      return { draft: new Draft(model, said.get('r'), provider, mode, options) };
    } catch {
      return { problem: 'it was cut or changed on its way' };
    }
  };

  /** JSON as people read it. */
  builder.indented = (value, margin = '') => {
    const inner = margin + '  ';
    const isList = Array.isArray(value);
    const lines = isList ? value.map((item) => builder.indented(item, inner)) : isMap(value) ? [...value].map(([name, member]) => `${ModelCatalog.stringify(name)}: ${builder.indented(member, inner)}`) : [];
    if (lines.length === 0) return ModelCatalog.stringify(value) + (margin === '' ? '\n' : '');
    return `${isList ? '[' : '{'}\n${lines.map((line) => inner + line).join(',\n')}\n${margin}${isList ? ']' : '}'}${margin === '' ? '\n' : ''}`;
  };

  /** A scalar without quotes. */
  builder.plainText = (value) => (typeof value === 'string' ? value : builder.readable(ModelCatalog.stringify(value)));
  builder.isList = (shape) => shape[0] === 'list';
  builder.same = same;
})();
