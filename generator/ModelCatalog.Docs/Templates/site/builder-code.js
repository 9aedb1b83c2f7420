'use strict';

// A request as code that can be copied: C# as the generated types want it, and a command for a shell.
(() => {
  const { ModelCatalog } = globalThis;
  const { builder } = ModelCatalog;
  const { Num, doubleText, typeNameOf, objectMode } = ModelCatalog.parts;
  const longestLine = 120;

  const indent = (text) => text.split('\n').map((line) => (line === '' ? '' : '    ' + line)).join('\n');
  const initializer = (type, members) => (members.length === 0 ? `new ${type}()` : `new ${type}\n{\n${members.map((member) => indent(member + ',')).join('\n')}\n}`);

  // What is invisible, ends a line or turns the direction of writing is spelled out.
  const isShown = (letter) => letter === ' ' || !/[\p{C}\p{Z}\p{M}]/u.test(letter);
  const short = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const hex = (code, digits) => code.toString(16).toUpperCase().padStart(digits, '0');
  const literal = (text) => '"' + Array.from(text, (letter) => {
    const code = letter.codePointAt(0);
    return short[letter] || (code > 0xffff ? '\\U' + hex(code, 8) : isShown(letter) ? letter : '\\u' + hex(code, 4));
  }).join('') + '"';

  /** JSON in which the letters beyond the first plane stand as themselves, not as two escapes; what is invisible stays spelled out. */
  builder.readable = (json) => json.replace(/\\(?:u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|.)/g, (escape, high, low) => {
    const letter = high ? String.fromCharCode(parseInt(high, 16), parseInt(low, 16)) : '';
    return letter === '' || /[\p{C}\p{Z}\p{DI}]/u.test(letter) ? escape : letter;
  });

  const numberText = (number) => (number.integer !== null ? number.integer.toString() : doubleText(number.double));

  class CSharp {
    constructor(form) {
      this.form = form;
      this.enums = new Map(form.enums);
      this.choices = new Map(form.choices.map(([type, literals, enumType]) => [type, { type, literals, enumType }]));
    }

    request(state) {
      const members = [];
      const variant = (this.form.variants || []).find(([key]) => key === state.variant);
      if (variant && variant[1] !== '') members.push(`Variant = ${variant[1]}`);
      this.addScope(members, this.form.scope, state.values, state.mode, state.isModeTold);
      return initializer(this.form.type, members);
    }

    /** The options of a call; null: none is set. */
    options([type, fields], values) {
      const set = fields.filter(([key]) => values.has(key));
      const members = set.map(([key, property, isText]) => `${property} = ${isText ? literal(builder.plainText(values.get(key))) : this.value([], null, values.get(key))}`);
      return members.length === 0 ? null : initializer(type, members);
    }

    addScope(members, { fields, union }, values, mode, isTold) {
      this.addFields(members, fields, values);
      const active = union && union.modes.find(([key]) => key === mode);
      if (!active) return;
      const own = [];
      this.addFields(own, active[2], values);
      if (isTold || union.required || own.length > 0) members.push(`${union.property} = ${initializer(active[1], own)}`);
    }

    addFields(members, fields, values) {
      for (const [key, property, shape, valueType] of fields) {
        if (values.has(key)) members.push(`${property} = ${this.value(shape, valueType, values.get(key))}`);
      }
    }

    value(shape, valueType, value) {
      if (shape[0] === 'j') return `JsonElement.Parse(${literal(ModelCatalog.stringify(value))})`;
      if (shape[0] === 'list') return this.list((Array.isArray(value) ? value : [value]).map((item) => this.value(shape[1], valueType, item)));
      if (value instanceof Map) return this.object(typeNameOf(shape), value);
      if (this.choices.has(valueType)) return this.choice(this.choices.get(valueType), value);
      if (this.enums.has(valueType)) return this.member(valueType, typeof value === 'string' ? value : ModelCatalog.stringify(value));
      return value instanceof Num ? numberText(value) : typeof value === 'string' ? literal(value) : String(value);
    }

    choice({ type, literals, enumType }, value) {
      const known = literals.find(([text]) => text === value);
      if (known) return `${type}.${known[1]}`;
      if (typeof value !== 'string') return value instanceof Num ? numberText(value) : String(value);
      return enumType ? this.member(enumType, value) : literal(value);
    }

    member(type, value) {
      const found = this.enums.get(type).find(([text]) => text === value);
      return found ? `${type}.${found[1]}` : `new ${type}(${literal(value)})`;
    }

    object(key, value) {
      const { type, scope } = this.form.types.get(key);
      const { union } = ModelCatalog.models.get(this.form.key).type(key).scope;
      const { mode, isTold } = union ? objectMode(union, value) : {};
      const members = [];
      this.addScope(members, scope, value, mode, isTold);
      return initializer(type, members);
    }

    list(items) {
      const isShort = items.reduce((sum, item) => sum + item.length + 2, 0) < longestLine && !items.some((item) => item.includes('\n'));
      return isShort ? `[${items.join(', ')}]` : `[\n${items.map((item) => '    ' + item.replaceAll('\n', '\n    ') + ',\n').join('')}]`;
    }
  }

  /** The C# that builds a valid request, and sends it with the options of its call where a provider is chosen. */
  builder.csharp = (form, state, options = new Map()) => {
    const printer = new CSharp(form);
    const request = printer.request(state);
    const found = form.providers.find(([key]) => key === state.view.provider);
    const uses = [`using ${form.ns};`, ...(request.includes('JsonElement.Parse(') ? ['using System.Text.Json;'] : [])];
    if (!found) return [...uses, '', `var request = ${request};`, ''].join('\n');
    const [, , client, isSync, variables, known] = found;
    const set = known ? printer.options(known, options) : null;
    const given = set === null ? 'request' : 'request, options';
    return [
      ...uses, '', `var request = ${request};`, ...(set === null ? [] : [`var options = ${set};`]), '',
      'using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });',
      `var client = new ${client}(http);${variables ? ` // the key: ${variables.join(', ')}` : ''}`,
      isSync ? `var output = await client.GenerateAsync(${given});` : `var task = await client.SubmitAsync(${given});`, '',
    ].join('\n');
  };

  const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";
  const escaped = (text) => text.replace(/["\\$`]/g, '\\$&');

  /** A value with variables, which the shell puts in; all else is as it stands. */
  const expanded = (text, variables) => variables.reduce((parts, name) => parts.flatMap((part) => (part.name ? [part] : part.text.split('$' + name).flatMap((piece, i) => (i === 0 ? [{ text: piece }] : [{ name }, { text: piece }])))), [{ text }])
    .map((part) => (part.name ? '$' + part.name : escaped(part.text))).join('');

  /** A call as a command for a POSIX shell. Keys stand there as environment variables; nothing else is expanded. */
  builder.curl = (form, view, call) => {
    const [, , , , variables] = form.providers.find(([key]) => key === view.provider);
    const isUnique = (name) => view.call.headers.some(([header, template]) => header === name && template === '$uuid');
    const headers = call.headers.map(({ name, value }, i) => {
      if (isUnique(name)) return `"${escaped(name)}: $(uuidgen)"`;
      return view.call.auth && i === 0 && variables ? `"${escaped(name)}: ${expanded(value, variables)}"` : quoted(`${name}: ${value}`);
    });
    return [`curl -X ${call.method} ${quoted(call.url)}`, ...headers.map((header) => `-H ${header}`), ...(call.text === null ? [] : [`-d ${quoted(builder.readable(call.text))}`])].join(' \\\n  ') + '\n';
  };
})();
