'use strict';

// The form of a request: its sections, fields, lists and objects. It is made anew where its parts change.
(() => {
  const { ModelCatalog } = globalThis;
  const { builder, parts } = ModelCatalog;
  const { make, say, button, idOf, isList, pathText, plainText, Choice, Entry, FieldSet } = builder;
  const { fromTable, typeNameOf } = parts;
  const leftOut = 'left out';

  class RequestForm extends FieldSet {
    /** changed is called after each change, with whether the parts of the form are other ones now. */
    constructor(model, form, changed) {
      super(model);
      Object.assign(this, { form, changed });
    }

    /** Makes the form of a draft. */
    build(draft) {
      const focused = document.activeElement && this.element.contains(document.activeElement) ? document.activeElement.id : null;
      this.draft = draft;
      this.fields.clear();
      const { view } = draft;
      const { union } = view.scope;
      this.element.replaceChildren(
        ...(this.form.variants ? [this.variants()] : []),
        ...(union ? [this.modes(union, this.form.scope.union, [], draft.chosen)] : []),
        this.group(union && this.ownParameters().length > 0 ? 'Of every mode' : 'Parameters', view.scope.parameters, this.form.scope.fields),
        ...(union && this.ownParameters().length > 0 ? [this.group('Of this mode', this.ownParameters(), this.modeFields())] : []));
      if (focused !== null) this.focus(focused);
    }

    focus(id) {
      const element = document.getElementById(id);
      if (element) element.focus({ preventScroll: true });
    }

    get activeMode() {
      const { mode, union } = this.draft;
      return union && union.modes.find((one) => one.key === (mode === undefined ? union.absent : mode));
    }

    ownParameters() {
      return (this.activeMode && this.activeMode.parameters) || [];
    }

    modeFields() {
      const found = this.activeMode && this.form.scope.union.modes.find(([key]) => key === this.activeMode.key);
      return found ? found[2] : [];
    }

    change(path, value, isOther = false) {
      this.draft.set(path, value);
      this.changed(isOther);
    }

    /** A field with a choice: its name, its values, what is wrong. */
    choiceField(path, name, { legend, doc, options, isRequired, get, choose }) {
      const id = idOf(path);
      const choice = new Choice({ id, label: legend, options, choose });
      const errors = make('ul', { class: 'errors', id: id + '-errors' });
      const element = make('div', { class: 'bfield', 'data-field': pathText(path) }, this.label(legend, isRequired, choice.isList ? id : null), ...this.meaning(doc, id), choice.element, errors);
      return this.register(path, {
        element, errors, name,
        inputs: choice.isList ? [choice.select] : choice.inputs,
        update: (choices) => choice.show(get(), (value) => {
          if (!choices) return [];
          if (value === undefined) return choices.absence.removedBy;
          const found = choices.values.find((one) => builder.same(one.value, value));
          return found ? found.removedBy : [];
        }),
      });
    }

    label(text, isRequired, id) {
      const parts = [make('code', {}, text), isRequired ? make('span', { class: 'badge must' }, 'required') : null];
      return id === null ? make('p', { class: 'name' }, ...parts.filter(Boolean)) : make('label', { class: 'name', for: id }, ...parts.filter(Boolean));
    }

    meaning(doc, id) {
      return doc ? [make('p', { class: 'hint', id: id + '-doc' }, ...say(doc))] : [];
    }

    variants() {
      const options = this.form.variants.map(([key, , doc]) => ({ value: key, label: key, doc: doc || null }));
      const { defaultVariant } = this.draft.view;
      return this.section('Variant', this.choiceField(['variant'], 'variant', {
        legend: 'variant', options: [{ value: undefined, label: defaultVariant ? `${leftOut}: ${defaultVariant}` : leftOut }, ...options], isRequired: defaultVariant === undefined && this.form.variants.length > 1,
        get: () => this.draft.request.get('variant'), choose: (value) => this.change(['variant'], value),
      }));
    }

    modes(union, told, path, chosen) {
      const docs = new Map((told ? told.modes : []).map(([key, , , doc]) => [key, doc || null]));
      const modes = union.modes.filter((mode) => !mode.isAbsent).map((mode) => ({ value: mode.key, label: mode.key, doc: docs.get(mode.key) || null }));
      const none = union.absent === undefined ? 'not chosen yet' : union.modes.some((mode) => mode.key === union.absent && mode.isAbsent) ? 'none' : `${leftOut}: ${union.absent}`;
      const isRoot = path.length === 0;
      const field = this.choiceField([...path, union.name], union.name, {
        legend: isRoot ? union.name : `${pathText(path)}.${union.name}`, options: [{ value: undefined, label: none }, ...modes], isRequired: union.absent === undefined,
        get: () => (isRoot ? this.draft.mode : chosen),
        choose: (value) => {
          if (isRoot) this.draft.choose(value);
          else this.draft.chooseAt(path, union, value);
          this.changed(true);
        },
      });
      return isRoot ? this.section('Mode', field) : field;
    }

    section(title, ...children) {
      return make('fieldset', { class: 'bsection' }, make('legend', {}, title), ...children);
    }

    group(title, parameters, fields) {
      const list = parameters.length === 0 ? [make('p', { class: 'muted' }, 'No parameters of its own.')] : parameters.map((parameter) => this.field(parameter, fields.find(([key]) => key === parameter.key), [parameter.key]));
      return this.section(title, ...list);
    }

    labelOf(path) {
      return pathText(path);
    }

    field(parameter, told, path) {
      const [, , , , doc, valueDocs] = told || [];
      const label = this.labelOf(path);
      if (isList(parameter.shape)) return this.listField(parameter, path, label, doc);
      const values = this.valuesOf(parameter, path);
      if (values !== null) return this.valueChoice(parameter, values, path, label, doc, new Map(valueDocs || []));
      if (parameter.shape[0] === 'type') return this.objectField(parameter, path, label, doc);
      return this.entryField(parameter, path, label, doc);
    }

    valueChoice(parameter, values, path, label, doc, docs) {
      const options = values.map((value) => ({ value, label: plainText(value), doc: docs.get(plainText(value)) || null }));
      const otherwise = parameter.default === undefined ? leftOut : `${leftOut}: ${plainText(fromTable(parameter.default))}`;
      return this.choiceField(path, parameter.key, {
        legend: label, doc, options: [{ value: undefined, label: otherwise }, ...options], isRequired: Boolean(parameter.required),
        get: () => this.draft.get(path), choose: (value) => this.change(path, value),
      });
    }

    /** The values of a parameter, where it can have no other; what a provider does not take is among them, since it says why. Null: they cannot be listed. */
    valuesOf(parameter, path) {
      if (parameter.shape[0] === 'or') return null;
      const everywhere = path.length === 1 && this.model.sides.get(this.draft.provider).find((name) => name.name === parameter.key);
      if (everywhere) return everywhere.values && !everywhere.open ? everywhere.values.map(fromTable) : null;
      if (parameter.shape[0] === 'b') return [true, false];
      const isClosed = parameter.enum && parameter.open === undefined && parameter.checks.some(([constraint, , , , isWarning]) => constraint === 'enum' && !isWarning);
      return isClosed ? parameter.enum.map(fromTable) : null;
    }

    entryField(parameter, path, label, doc) {
      const id = idOf(path);
      const entry = new Entry({ id, parameter, shape: parameter.shape, label: null, write: (value) => this.change(path, value) });
      if (parameter.default !== undefined) entry.input.placeholder = `${leftOut}: ${plainText(fromTable(parameter.default))}`;
      return this.framed(parameter, path, label, doc, [entry.element], [entry.input], () => entry.show(this.draft.get(path)), id);
    }

    /** A field with what remains legal of it, and what is wrong. */
    framed(parameter, path, label, doc, content, inputs, show, inputId) {
      const id = idOf(path);
      const legal = make('ul', { class: 'reasons', id: id + '-legal' });
      const errors = make('ul', { class: 'errors', id: id + '-errors' });
      const element = make('div', { class: 'bfield', 'data-field': pathText(path) }, this.label(label, Boolean(parameter.required), inputId), ...this.meaning(doc, id), ...content, legal, errors);
      return this.register(path, {
        element, errors, name: path.length === 1 ? parameter.key : null, inputs,
        described: [doc ? id + '-doc' : null, id + '-legal'],
        update: (choices) => {
          show();
          this.showLegal(path.length === 1 ? choices : this.rangeOf(parameter), legal, inputs, this.draft.get(path));
        },
      });
    }

    /** What a parameter within an object takes by itself. */
    rangeOf({ range, shape }) {
      if (!range || isList(shape)) return null;
      const [minimum, maximum] = range.map((bound) => (bound === null ? null : plainText(fromTable(bound))));
      const legal = { minimum, maximum, removedBy: [], isMinimumOpen: false, isMaximumOpen: false, step: null };
      return { measure: 'value', ranges: [legal], presence: { removedBy: [] }, absence: { removedBy: [] } };
    }

    listField(parameter, path, label, doc) {
      const value = this.draft.get(path);
      const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
      const [, shape] = parameter.shape;
      const id = idOf(path);
      const add = button('Add item', { id: id + '-add', 'aria-label': `Add an item to ${label}` }, () => {
        const first = shape[0] === 'type' ? new Map() : '';
        this.draft.set(path, [...items, first]);
        this.changed(true);
        this.focusFirst([...path, items.length]);
      });
      const rows = items.map((item, i) => make('li', { class: 'item' }, this.item(parameter, shape, [...path, i]), button('Remove', { id: `${id}-remove-${i}`, 'aria-label': `Remove ${label}[${i}]` }, () => {
        const rest = items.filter((_, j) => j !== i);
        this.draft.innerModes.clear();
        this.draft.set(path, rest.length === 0 && !parameter.countsEmpty ? undefined : rest);
        this.changed(true);
        this.focus(id + '-add');
      })));
      return this.framed(parameter, path, label, doc, [make('ol', { class: 'items', role: 'group', 'aria-label': label }, ...rows), add], [add], () => {}, null);
    }

    item(parameter, shape, path) {
      const label = pathText(path);
      if (shape[0] === 'type') return this.scopeOf(shape, path);
      if (isList(shape)) return this.entryField({ ...parameter, shape: ['j'], default: undefined, required: 0 }, path, label);
      return this.field({ ...parameter, shape, default: undefined, required: 0 }, null, path);
    }

    focusFirst(path) {
      const field = this.fields.get(pathText(path)) || [...this.fields].filter(([key]) => key.startsWith(pathText(path) + '.')).map(([, one]) => one)[0];
      if (field && field.inputs[0]) field.inputs[0].focus({ preventScroll: false });
    }

    objectField(parameter, path, label, doc) {
      const isSet = this.draft.get(path) instanceof Map;
      const toggle = button(isSet ? 'Remove' : 'Add', { id: idOf(path) + '-toggle', 'aria-label': `${isSet ? 'Remove' : 'Add'} ${label}` }, () => {
        this.change(path, isSet ? undefined : new Map(), true);
        this.focus(idOf(path) + '-toggle');
      });
      return this.framed(parameter, path, label, doc, [toggle, ...(isSet ? [this.scopeOf(parameter.shape, path)] : [])], [toggle], () => {}, null);
    }

    /** The fields of an object. */
    scopeOf(shape, path) {
      const key = typeNameOf(shape);
      const { scope } = this.model.type(key);
      const told = this.form.types.get(key).scope;
      const { union } = scope;
      const mode = union && this.draft.modeAt(path, union);
      const active = union && union.modes.find((one) => one.key === mode);
      const own = told.union && active ? (told.union.modes.find(([one]) => one === active.key) || [])[2] || [] : [];
      const parameters = [...scope.parameters, ...(active ? active.parameters : [])];
      return make('div', { class: 'object', role: 'group', 'aria-label': pathText(path) },
        ...(union ? [this.modes(union, told.union, path, mode)] : []),
        ...parameters.map((parameter) => this.field(parameter, [...told.fields, ...own].find(([name]) => name === parameter.key), [...path, parameter.key])));
    }
  }

  builder.RequestForm = RequestForm;
})();
