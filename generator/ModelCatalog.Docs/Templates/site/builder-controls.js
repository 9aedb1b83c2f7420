'use strict';

// The controls of a request's form: each shows a value, says what remains legal of it, and why the rest is not.
(() => {
  const { ModelCatalog } = globalThis;
  const { builder, parts } = ModelCatalog;
  const { plainText } = builder;
  const { Num } = parts;
  const mostRadios = 8;
  const longestLine = 200;

  /** An element; texts among the children stay texts. */
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    }

    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** A sentence: what stands between backticks is code. */
  const say = (text) => text.split('`').map((part, i) => (i % 2 === 1 ? make('code', {}, part) : part));
  const button = (text, attributes, work) => {
    const made = make('button', { type: 'button', ...attributes }, text);
    made.addEventListener('click', work);
    return made;
  };

  const reasonOf = (removals) => removals.map((removal) => removal.message).join('; ');
  const idOf = (path) => 'b-' + path.join('.').replace(/[^\w.-]/g, '_');

  /** One out of several values: radio buttons, or a list where there are many. A value that is removed can not be chosen, and says why. */
  class Choice {
    /** options: [{ value (undefined: left out), label, doc }]; choose is called with the chosen value. */
    constructor({ id, label, options, choose }) {
      Object.assign(this, { id, options, choose });
      this.reasons = make('ul', { class: 'reasons' });
      this.reasons.hidden = true;
      this.isList = options.length > mostRadios;
      this.element = make('div', { class: 'choice' }, this.isList ? this.makeList(label) : this.makeRadios(label), this.reasons);
    }

    makeList(label) {
      this.inputs = this.options.map((option, i) => make('option', { value: i }, option.label));
      this.select = make('select', { id: this.id, 'aria-label': label }, ...this.inputs);
      this.select.addEventListener('change', () => this.choose(this.options[Number(this.select.value)].value));
      return this.select;
    }

    makeRadios(label) {
      const group = make('div', { class: 'radios', role: 'radiogroup', 'aria-label': label });
      this.inputs = this.options.map((option, i) => {
        const input = make('input', { type: 'radio', name: this.id, id: `${this.id}-${i}`, value: i });
        input.addEventListener('change', () => this.choose(option.value));
        const text = option.value === undefined ? make('span', { class: 'muted' }, option.label) : make('span', {}, option.label);
        group.append(make('label', { for: input.id, class: option.doc ? 'told' : null }, input, text, option.doc ? make('small', {}, ...say(option.doc)) : null));
        return input;
      });
      return group;
    }

    /** The value at hand, and what removes which. */
    show(value, removedBy) {
      const chosen = this.options.findIndex((option) => (option.value === undefined || value === undefined ? option.value === value : builder.same(option.value, value)));
      this.reasons.replaceChildren();
      const shown = new Map();
      this.inputs.forEach((input, i) => {
        const removals = removedBy(this.options[i].value);
        const isChosen = i === chosen;
        if (this.isList) input.selected = isChosen;
        else input.checked = isChosen;
        input.disabled = removals.length > 0 && !isChosen;

        // That what is required cannot be left out is told by its badge.
        const isNeeded = this.options[i].value === undefined && removals.length > 0 && removals.every(({ kind }) => kind === 'required');
        (this.isList ? input : input.closest('label')).hidden = isNeeded && !isChosen;
        input.removeAttribute('aria-describedby');
        input.removeAttribute('title');
        if (removals.length === 0 || isNeeded) return;
        const reason = reasonOf(removals);
        if (!shown.has(reason)) shown.set(reason, []);
        shown.get(reason).push(this.options[i].label);
        input.title = reason;
        if (!this.isList) input.closest('label').title = reason;
        input.setAttribute('aria-describedby', `${this.id}-why-${[...shown.keys()].indexOf(reason)}`);
      });
      if (this.isList) {
        if (chosen < 0) this.select.selectedIndex = -1;
        this.select.setAttribute('aria-describedby', [...shown].map((_, i) => `${this.id}-why-${i}`).join(' '));
      } else {
        this.inputs.forEach((input) => { if (!input.hasAttribute('aria-describedby')) input.closest('label').removeAttribute('title'); });
      }

      [...shown].forEach(([reason, labels], i) => this.reasons.append(make('li', { id: `${this.id}-why-${i}` }, ...labels.flatMap((label, j) => [j > 0 ? ', ' : 'Not ', make('code', {}, label)]), ': ', ...say(reason))));
      this.reasons.hidden = shown.size === 0;
    }
  }

  const numberForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

  /** What a text of a field means for a shape; undefined: nothing is set. */
  function readText(shape, text) {
    if (text === '') return undefined;
    const kinds = shape[0] === 'or' ? shape[1].map((one) => one[0]) : [shape[0]];
    const trimmed = text.trim();
    if (shape[0] === 'or' && shape[2].includes(text)) return text;
    if (kinds.some((kind) => 'ilun'.includes(kind)) && numberForm.test(trimmed)) return new Num(trimmed);
    if (kinds.includes('b') && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
    if (kinds.includes('j') || (kinds.includes('type') && trimmed.startsWith('{'))) {
      try {
        return ModelCatalog.parse(text);
      } catch {
        return text;
      }
    }

    return text;
  }

  /** A value that is written: a text, a number, a link, JSON. */
  class Entry {
    constructor({ id, parameter, shape, label, write }) {
      const isLong = shape[0] === 'j' || (shape[0] === 's' && !(parameter.length && parameter.length[1] !== null && Number(parameter.length[1]) <= longestLine));
      const isNumber = 'ilun'.includes(shape[0]);
      const mode = shape[0] === 'm' ? 'url' : isNumber ? (shape[0] === 'n' ? 'decimal' : 'numeric') : null;
      this.input = isLong ? make('textarea', { id, rows: 2, 'aria-label': label }) : make('input', { id, type: 'text', inputmode: mode, 'aria-label': label, autocomplete: 'off', spellcheck: 'false' });
      if (shape[0] === 'm') this.input.placeholder = 'https://';
      if (shape[0] === 'j') this.input.placeholder = 'JSON';
      this.element = this.input;
      this.input.addEventListener('input', () => write(readText(shape, this.input.value)));
      const literals = [...(shape[0] === 'or' ? shape[2] : []), ...(parameter.enum || []).map((value) => plainText(parts.fromTable(value)))];
      if (literals.length > 0 && !isLong) {
        this.input.setAttribute('list', id + '-list');
        this.element = make('div', {}, this.input, make('datalist', { id: id + '-list' }, ...literals.map((text) => make('option', { value: text }))));
      }
    }

    show(value) {
      const text = value === undefined || value === null ? '' : plainText(value);
      if (this.input.value !== text && document.activeElement !== this.input) this.input.value = text;
    }
  }

  /** Stretches of numbers in words. */
  const stretch = ({ minimum, maximum, isMinimumOpen, isMaximumOpen, step }) => {
    const every = step === null || minimum === maximum ? '' : ` in steps of ${step}`;
    if (minimum !== null && minimum === maximum) return minimum;
    if (minimum === null && maximum === null) return 'any';
    if (maximum === null) return (isMinimumOpen ? 'more than ' : 'at least ') + minimum + every;
    if (minimum === null) return (isMaximumOpen ? 'less than ' : 'at most ') + maximum + every;
    return `${isMinimumOpen ? 'more than ' : ''}${minimum} to ${isMaximumOpen ? 'less than ' : ''}${maximum}${every}`;
  };

  const units = { value: '', items: ' item', characters: ' character' };
  const measured = (range, measure) => stretch(range) + (units[measure] === '' ? '' : units[measure] + (range.maximum === '1' ? '' : 's'));

  // Longer lists are not told apart: what is said of the next shorter ones holds for them, too.
  const longestList = 256;
  const toldApart = ({ measure, ranges }) => {
    const last = ranges.length - 1;
    if (measure !== 'items' || last < 1 || Number(ranges[last].minimum) <= longestList) return ranges;
    return [...ranges.slice(0, last - 1), { ...ranges[last - 1], maximum: null }];
  };

  /** What remains legal of numbers, sizes and lengths: [text, reason] for each part; the legal one has no reason. */
  const stretchesOf = (choices) => {
    const { measure } = choices;
    const ranges = toldApart(choices);
    const legal = ranges.filter((range) => range.removedBy.length === 0);
    if (legal.length === 1 && legal[0].minimum === null && legal[0].maximum === null) return [];
    const said = legal.length > 0 ? [[legal.map((range) => measured(range, measure)).join(', '), null]] : [];
    return [...said, ...ranges.filter((range) => range.removedBy.length > 0).map((range) => [measured(range, measure), reasonOf(range.removedBy)])];
  };

  Object.assign(builder, { make, say, button, idOf, reasonOf, stretchesOf, Choice, Entry });
})();
