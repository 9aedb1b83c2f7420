// A request by parameter names, read as far as it can be; what does not fit is reported and left out.

class RequestReader {
  constructor(model) {
    this.model = model;
    this.state = new State(model.view(null));
  }

  read(root) {
    const { state } = this;
    const { members, scope } = state.view;
    if (!(root instanceof Map)) {
      state.report('type', 'body.type', false, 'A request is an object; this is {value}', '', root);
      return state;
    }

    const leaves = this.collect(members, root, '');
    this.readVariant(leaves);
    this.readScope(scope, leaves, '', state.values, true);
    this.reportUnknown(members, root, scope, state.mode, '');
    return state;
  }

  collect(members, body, prefix) {
    return members.map(([name, kind, ...rest]) => {
      const value = body.get(name);
      return { name, kind, rest, path: prefix + name, value, isPresent: !isAbsent(value), modes: kind === 'p' ? rest[1] || [] : [] };
    });
  }

  readVariant(leaves) {
    const { state, model } = this;
    const { variants } = model.table;
    if (variants.length === 0) return;
    const told = leaves.find((leaf) => leaf.isPresent && leaf.kind === 'v');
    if (!told) {
      if (variants.length === 1) state.variant = variants[0];
      else if (state.view.defaultVariant === undefined) state.report('required', 'variant.required', false, '`variant` is required', 'variant');
    } else if (typeof told.value !== 'string') {
      this.reportType('variant', 'text', told.value);
    } else if (variants.includes(told.value)) {
      state.variant = told.value;
    } else {
      state.report('enum', 'variant.enum', false, '`variant` must be one of ' + ticked(variants) + '; it is {value}' + hint(told.value, variants), 'variant', told.value);
    }
  }

  readScope(scope, leaves, prefix, values, isRoot) {
    const mode = scope.union ? this.readMode(scope.union, leaves, prefix, isRoot) : undefined;
    const active = activeParameters(scope, mode);
    for (const leaf of leaves) {
      if (leaf.kind !== 'p') continue;
      const parameter = active.byKey.get(leaf.name);
      if (leaf.isPresent) {
        if (isIn(leaf, mode)) this.readParameter(leaf, parameter, values);
      } else if (Array.isArray(leaf.value) && parameter && parameter.countsEmpty) {
        values.set(leaf.name, leaf.value);
      }
    }

    if (scope.union) this.reportOthers(scope.union, leaves, mode, prefix);
  }

  readParameter(leaf, parameter, values) {
    const { path } = leaf;
    const [shape] = leaf.rest;
    const { value, expected, index } = readShape(shape, leaf.value);
    if (value === undefined) {
      this.reportType(index < 0 ? path : `${path}[${index}]`, expected, index < 0 ? leaf.value : leaf.value[index]);
    } else if (!isHeld(shape, value)) {
      if (!this.reportUnheld(parameter, value, path)) this.reportType(path, expectedHeld(shape), leaf.value);
    } else {
      values.set(leaf.name, this.readObjects(shape, value, path));
    }
  }

  reportUnheld(parameter, value, path) {
    if (!parameter) return false;
    if (!Array.isArray(value) || !isList(parameter.shape)) return this.reportRefusing(parameter, value, path, path);
    const count = parameter.checks.find((check) => check[0] === 'count');
    if (count && !meets('count', parameter, value)) {
      this.state.reportUnheld(count, parameter, path, path, value, String(value.length));
      return true;
    }

    return value.filter((item, i) => this.reportRefusing(parameter, item, path, `${path}[${i}]`)).length > 0;
  }

  reportRefusing(parameter, value, path, reported) {
    const check = parameter.checks.find(([constraint]) => (constraint === 'enum' || constraint === 'range') && !meets(constraint, parameter, value));
    if (check) this.state.reportUnheld(check, parameter, path, reported, value);
    return check !== undefined;
  }

  readObjects(shape, value, path) {
    const name = typeNameOf(shape);
    if (name === undefined) return value;
    if (value instanceof Map) return this.readObject(this.model.type(name), value, path);
    return Array.isArray(value) ? value.map((item, i) => (item instanceof Map ? this.readObject(this.model.type(name), item, `${path}[${i}]`) : item)) : value;
  }

  readObject(type, body, path) {
    const leaves = this.collect(type.members, body, path + '.');
    const values = new Map();
    this.readScope(type.scope, leaves, path + '.', values, false);
    this.reportUnknown(type.members, body, type.scope, undefined, path + '.');
    const { union } = type.scope;
    const told = union && union.on ? leaves.find((leaf) => leaf.isPresent && leaf.kind === 'm') : undefined;
    const modes = told && modesSaid(told);
    if (!modes) return values;
    const mode = modeOf(union, modes[0]);
    return new Map([[union.name, mode && mode.value !== undefined ? fromTable(mode.value) : told.value], ...values]);
  }

  readMode(union, leaves, prefix, isRoot) {
    const told = leaves.find((leaf) => leaf.isPresent && leaf.kind === 'm');
    let isTold = false;
    let mode;
    if (union.on) {
      isTold = told !== undefined;
      mode = told ? (modesSaid(told) || []).find((key) => modeOf(union, key)) : union.absent;
      if (told && mode === undefined) this.reportUnknownMode(union, told, prefix);
      else if (!told && mode === undefined) this.state.report('required', union.name + '.required', false, '`' + prefix + union.name + '` is required', prefix + union.name);
    } else {
      mode = selectMode(union, leaves);
      const found = modeOf(union, mode);
      isTold = found !== undefined && !found.isAbsent && leaves.some((leaf) => leaf.isPresent && leaf.modes.length > 0);
      if (mode === undefined) this.reportNoMode(union, prefix);
    }

    if (isRoot) Object.assign(this.state, { mode, isModeTold: isTold });
    return mode;
  }

  reportUnknownMode(union, told, prefix) {
    const values = told.rest[0].map(([, value]) => fromTable(value));
    const path = prefix + union.name;
    if (values.every((value) => kindName(value) !== kindName(told.value))) {
      this.reportType(path, values.length > 0 ? 'a ' + kindName(values[0]) : 'text', told.value);
      return;
    }

    const words = values.map(plainText);
    this.state.report('enum', union.name + '.enum', false, '`' + path + '` must be one of ' + ticked(words) + '; it is {value}' + hint(plainText(told.value), words), path, told.value);
  }

  reportNoMode(union, prefix) {
    const ways = union.modes.map(({ parameters }) => {
      const required = parameters.filter((parameter) => parameter.required);
      return (required.length > 0 ? required : parameters.slice(0, 1)).map((parameter) => '`' + prefix + parameter.key + '`').join(' with ');
    });
    this.state.report('required', union.name + '.required', false, 'A mode is needed: ' + ways.filter((way) => way !== '').join(', or '), prefix + union.name);
  }

  /** What belongs to other modes: together one mistake, or field by field without effect. */
  reportOthers(union, leaves, mode, prefix) {
    const active = modeOf(union, mode);
    if (!active) return;
    const reported = new Set();
    for (const leaf of leaves) {
      if (!leaf.isPresent || leaf.modes.length === 0 || isIn(leaf, mode)) continue;
      const key = !union.on && active.others === 'reject' ? leaf.modes.join('|') : leaf.name;
      if (reported.has(key)) continue;
      reported.add(key);
      const refused = (active.notAccepted || []).find(([field]) => field === leaf.name);
      if (refused) {
        this.reportRefused(refused, prefix, leaf.value, union.on ? 'mode' : 'exclusive');
        continue;
      }

      const name = '`' + leaf.name + '`';
      const owners = leaf.modes.map((owner) => '`' + owner + '`').join(' or ');
      const path = prefix + leaf.name;
      if (active.others === 'reject') {
        this.state.report(union.on ? 'mode' : 'exclusive', union.name, false, `${name} belongs to the mode ${owners} and cannot be combined with the mode \`${active.key}\``, path, leaf.value);
      } else if (active.others === 'ignore') {
        this.state.report('ignored', union.name + '.ignored', true, `${name} has no effect in the mode \`${active.key}\`; the mode ${owners} takes it`, path, leaf.value);
      } else {
        this.state.report('mode', union.name + '.other', true, `${name} is documented for the mode ${owners} only; the mode here is \`${active.key}\``, path, leaf.value);
      }
    }
  }

  reportUnknown(members, body, scope, mode, prefix) {
    const names = members.map(([name]) => name);
    const known = new Set(names);
    const refusals = [...(scope.notAccepted || []), ...((modeOf(scope.union, mode) || {}).notAccepted || [])];
    for (const [name, value] of body) {
      if (known.has(name)) continue;
      const refused = refusals.find(([field]) => field === name);
      if (!refused) this.state.report('unknown-field', 'unknown-field', true, 'No document mentions `' + name + '`' + hint(name, names), prefix + name, value);
      else if (!isAbsent(value)) this.reportRefused(refused, prefix, value, 'unknown-field');
    }
  }

  reportRefused([field, reason], prefix, value, kind) {
    this.state.report(kind, 'not_accepted.' + field, false, '`' + field + '` is not accepted' + (reason ? ': ' + reason.replace(/\.+$/, '') : ''), prefix + field, value);
  }

  reportType(path, expected, value) {
    this.state.report('type', path.replace(/\[\d+\]/g, '') + '.type', false, `\`${path}\` must be ${expected}; it is {value}`, path, value);
  }
}

const isIn = (leaf, mode) => leaf.modes.length === 0 || (mode !== undefined && leaf.modes.includes(mode));

/** The modes that a discriminator's value means; undefined: none. */
function modesSaid(told) {
  const found = told.rest[0].filter(([, value]) => equal(fromTable(value), told.value)).map(([mode]) => mode);
  return found.length === 0 ? undefined : found;
}

/** The mode that the fields tell: the one that most of them fit. */
function selectMode(union, leaves) {
  const present = leaves.filter((leaf) => leaf.isPresent && leaf.modes.length > 0);
  if (present.length === 0) return union.absent;
  let best;
  let bestScore = -1;
  for (const mode of union.modes) {
    const fits = present.every((leaf) => isIn(leaf, mode.key));
    const some = present.some((leaf) => isIn(leaf, mode.key));
    const isAbsence = mode.isAbsent || mode.key === union.absent;
    const hasRequired = mode.parameters.every((parameter) => !parameter.required || present.some((leaf) => leaf.name === parameter.key && isIn(leaf, mode.key)));
    const score = (fits ? 16 : 0) + (mode.others === 'ignore' && some ? 4 : 0) + (hasRequired && (some || !isAbsence) ? 2 : 0) + (some ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [mode.key, score];
  }

  return best;
}
