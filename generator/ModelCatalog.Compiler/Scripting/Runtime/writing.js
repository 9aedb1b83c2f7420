// A request as a provider takes it: body, call and price.

class BodyWriter {
  constructor(model, state) {
    this.model = model;
    this.state = state;
    this.view = state.view;
    this.root = rootContext(state);
  }

  /** The body; undefined: the provider has no model id for the request. */
  write() {
    const { state, view } = this;
    if (view.ids.length > 0 && this.modelId(this.root.read) === undefined) return undefined;
    return this.object(view.body, state.values, state.mode, state.isModeTold, this.root.read);
  }

  /** The model id, in the body or in the URL. */
  callId() {
    if (this.view.from === undefined) return this.modelId(this.root.read);
    const id = this.state.values.get(this.view.from);
    return id === undefined ? undefined : plainText(id);
  }

  get variant() {
    return this.state.variant === undefined ? this.view.defaultVariant : this.state.variant;
  }

  modelId(read) {
    const found = this.view.ids.find(([, variant, when]) => (variant === null || variant === this.variant) && (!when || testOf(when, read) === true));
    return found && found[0];
  }

  object(members, values, mode, isModeTold, read) {
    const written = new Map();
    for (const [name, node] of members) {
      const value = this.node(node, values, mode, isModeTold, read);
      if (value !== undefined) written.set(name, value);
    }

    return written;
  }

  node([kind, content, when, otherwise], values, mode, isModeTold, read) {
    if (when && testOf(when, read) !== true) return undefined;
    switch (kind) {
      case 'object': {
        const nested = this.object(content, values, mode, isModeTold, read);
        return nested.size > 0 ? nested : undefined;
      }

      case 'id':
        return this.modelId(read);
      case 'option':
        return this.state.options.get(content);
      case 'constant':
        return fromTable(content);
      default: {
        const value = this.source(content, values, mode, isModeTold, read);
        return value === undefined && otherwise !== undefined ? fromTable(otherwise) : value;
      }
    }
  }

  source([kind, ...rest], values, mode, isModeTold, read) {
    switch (kind) {
      case 'p':
        return this.parameter(rest, values, mode);
      case 'list': {
        const found = rest[0].map(([, ...item]) => this.parameter(item, values, mode)).filter((value) => value !== undefined);
        const items = found.flatMap((value) => (Array.isArray(value) ? value : [value]));
        return items.length === 0 ? undefined : items;
      }

      case 'variant':
        return this.variant === undefined ? undefined : convert(rest[0], this.variant);
      case 'mode':
        return this.modeValue(rest[0], mode, isModeTold);
      default:
        return this.choice(rest, values, mode, isModeTold, read);
    }
  }

  modeValue(modes, mode, isModeTold) {
    // A discriminator is written when the mode was told; where the fields tell the mode, always.
    const { union } = this.view.scope;
    const isWritten = isModeTold || modes.some(([key]) => key === 'none') || !union || !union.on;
    const found = isWritten && mode !== undefined ? modes.find(([key]) => key === mode) : undefined;
    return found && fromTable(found[1]);
  }

  choice([by, cases, chosenBy], values, mode, isModeTold, read) {
    let key = chosenBy === 'mode' ? (mode === undefined ? 'none' : mode) : this.variant;
    if (chosenBy === 'value') {
      const value = valueOf(by, read);
      key = value === undefined ? undefined : plainText(value);
    }

    const found = cases.find(([one]) => one === key);
    return found && this.source(found[1], values, mode, isModeTold, read);
  }

  // List: 0 none, 1 a list, 2 a list of which one item is written bare.
  parameter([key, modes, list, type, conversion], values, mode) {
    if (modes && (mode === undefined || !modes.includes(mode))) return undefined;
    const value = values.get(key);
    if (value === undefined) return undefined;
    if (!list || !Array.isArray(value)) return this.item(type, conversion, value);
    const items = value.map((item) => this.item(type, conversion, item));
    return list === 2 && items.length === 1 ? items[0] : items;
  }

  item(type, conversion, value) {
    return convert(conversion, type && value instanceof Map ? this.nested(type, value) : value);
  }

  nested([name, members], values) {
    const { scope } = this.model.type(name);
    const { union } = scope;
    const isTold = Boolean(union && union.on && values.has(union.name));
    const mode = !union ? undefined
      : isTold ? keyOf(modeWithValue(union, values.get(union.name)))
      : keyOf(union.modes.find((one) => one.parameters.some((parameter) => values.has(parameter.key)))) || union.absent;
    const context = contextOf(this.state, values, activeParameters(scope, mode), mode, isTold, '', false);
    return this.object(members, values, mode, isTold, context.read);
  }
}

/** A value as the wire has it. A conversion is [pairs, form]. */
function convert(conversion, value) {
  if (!conversion) return value;
  const [pairs, form] = conversion;
  const text = plainText(value);
  const mapped = pairs.find(([from]) => from === text);
  if (mapped) return fromTable(mapped[1]);
  switch (form) {
    case undefined:
      return value;
    case 'string':
      return text;
    case 'integer':
    case 'number':
      return readDouble(text) === undefined ? value : new Num(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : value;
    case 'json':
      return jsonText(value);
    case 'list':
      return Array.isArray(value) ? value : [value];
    default:
      return replace(form, '{}', text);
  }
}

/** The request that a body travels with: { call } or the problem. The key is a placeholder, a dollar sign and the name of its variable. */
function callOf(model, state) {
  const { view } = state;
  const { call } = view;
  if (!call) return { problem: `${view.provider} has no operation that takes requests of ${model.key}` };
  const writer = new BodyWriter(model, state);
  const body = writer.write();
  if (body === undefined) return { problem: `${model.key} has no model id at ${view.provider} for this request` };
  const { url, problem } = urlOf(call, writer.callId());
  if (problem) return { problem };
  let address = url;
  for (const [name, template] of call.query) {
    const text = headerText(template, state);
    if (text !== undefined) address += (address.includes('?') ? '&' : '?') + escapeUrl(name) + '=' + escapeUrl(text);
  }

  const headers = call.auth ? [{ name: call.auth[0], value: call.auth[1] }] : [];
  for (const [name, template] of call.headers) {
    const text = headerText(template, state);
    if (text === undefined) continue;
    if (/[^ -~]/.test(text)) return { problem: `the value of the header ${name} (${template}) holds a character that a header cannot carry: ASCII without line breaks is expected` };
    headers.push({ name, value: text });
  }

  if (call.hasBody) headers.push({ name: 'Content-Type', value: 'application/json' });
  return { call: { method: call.method, url: address, headers, body: call.hasBody ? body : null } };
}

function urlOf({ host, path }, modelId) {
  for (const [placeholder, hasSlashes] of [['{+model}', true], ['{model}', false]]) {
    if (!path.includes(placeholder)) continue;
    if (modelId === undefined) return { problem: 'the URL needs a model id, and the request has none' };
    if (modelId.split('/').some((step) => ['', '.', '..'].includes(step))) return { problem: `the model id '${modelId}' cannot stand in a URL` };
    path = replace(path, placeholder, hasSlashes ? modelId.split('/').map(escapeUrl).join('/') : escapeUrl(modelId));
  }

  return { url: host + (path.startsWith('/') || path === '' ? '' : '/') + path };
}

/** A text of a header or a query, where $name is an option of the call and $uuid a new one each time. */
function headerText(template, state) {
  if (!template.startsWith('$')) return template;
  if (template === '$uuid') return newUuid();
  const value = state.options.get(template.slice(1));
  return value === undefined ? undefined : plainText(value) || undefined;
}

function newUuid() {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
}

/** What a request costs; null: unknown. */
function priceOf(state) {
  if (state.violations.some((violation) => violation.severity === 'error' && violation.kind !== 'required')) return null;
  const { read } = rootContext(state);
  for (const [amount, unit, quantity, isInteger, when] of state.view.prices) {
    const isMet = when ? testOf(when, read) : true;
    if (isMet === false) continue;
    const each = fromTable(amount).decimal;
    if (isMet === null || each === null) return null;
    const count = quantity ? quantityOf(valueOf(quantity, read), isInteger) : { m: 1n, s: 0 };
    const total = count && multiply(each, count);
    return total ? { amount: decimalText(total), unit } : null;
  }

  return null;
}

function quantityOf(value, isInteger) {
  if (!(value instanceof Num)) return null;
  // As a double it is exact to the digits that a decimal takes of it.
  if (!isInteger) return value.double > 0 && value.double <= 1e15 ? decimalOf(value.double) : null;
  const exact = value.decimal;
  if (exact === null || exact.m <= 0n || compareDecimals(exact, { m: LONG_MAX, s: 0 }) > 0) return null;
  return { m: exact.m / 10n ** BigInt(exact.s), s: 0 };
}
