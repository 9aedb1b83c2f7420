'use strict';

// The fields of a request's form, by path: what is wrong with each, and what remains legal of it.
(() => {
  const { builder } = globalThis.ModelCatalog;
  const { make, say, reasonOf, stretchesOf } = builder;

  // Milliseconds; what takes longer goes on after what was pressed meanwhile.
  const longestWork = 40;

  const pathText = (path) => path.reduce((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');

  class FieldSet {
    constructor(model) {
      Object.assign(this, { model, draft: null, round: 0, fields: new Map(), element: make('div', { class: 'fields' }) });
    }

    register(path, field) {
      this.fields.set(pathText(path), field);
      return field.element;
    }

    showLegal(choices, legal, inputs, value) {
      const isOut = Boolean(choices) && choices.presence.removedBy.length > 0;
      const said = !choices ? [] : isOut ? [[null, reasonOf(choices.presence.removedBy)]] : choices.measure === null ? [] : stretchesOf(choices);
      legal.replaceChildren(...said.map(([text, reason]) => make('li', {}, ...(text === null ? ['Cannot be set now'] : reason === null ? ['Legal: ', make('span', { class: 'legal' }, text)] : ['Not ', make('span', {}, text)]), ...(reason === null ? [] : [': ', ...say(reason)]))));
      if (choices && choices.absence.removedBy.some(({ kind }) => kind !== 'required') && value === undefined) legal.append(make('li', {}, 'Cannot be left out: ', ...say(reasonOf(choices.absence.removedBy))));
      legal.hidden = legal.childElementCount === 0;
      for (const input of inputs) {
        input.disabled = isOut && value === undefined;
        if (isOut) input.title = reasonOf(choices.presence.removedBy);
        else input.removeAttribute('title');
      }
    }

    /** The field that a violation is shown at: its own, or the nearest around it. */
    fieldOf(path) {
      for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.'), rest.lastIndexOf('[')))) {
        if (this.fields.has(rest)) return this.fields.get(rest);
      }

      return null;
    }

    /** Says what is wrong at once, and what remains legal as fast as it can without keeping anybody from writing on. */
    update(known, violations) {
      this.tell(violations);
      for (const field of this.fields.values()) field.update(field.choices || null);
      const names = new Set(this.model.choices(this.draft.provider));
      const asked = [...this.fields.values()].filter((field) => names.has(field.name) && !/[.[]/.test(field.element.dataset.field));
      const round = ++this.round;
      const work = () => {
        const end = performance.now() + longestWork;
        while (round === this.round && asked.length > 0 && performance.now() < end) {
          const field = asked.shift();
          field.choices = this.model.allowed(known, field.name, this.draft.provider);
          field.update(field.choices);
        }

        if (round !== this.round) return;
        this.element.setAttribute('aria-busy', String(asked.length > 0));
        if (asked.length > 0) setTimeout(work);
      };
      work();
    }

    tell(violations) {
      for (const field of this.fields.values()) field.errors.replaceChildren();

      for (const violation of violations) {
        const field = this.fieldOf(violation.path);
        if (field) field.errors.append(make('li', { class: violation.severity }, ...say(violation.message)));
      }

      for (const field of this.fields.values()) {
        field.errors.hidden = field.errors.childElementCount === 0;
        const isWrong = field.errors.querySelector('.error') !== null;
        for (const input of field.inputs) {
          if (isWrong) input.setAttribute('aria-invalid', 'true');
          else input.removeAttribute('aria-invalid');
          if (field.described) input.setAttribute('aria-describedby', [...field.described, field.errors.id].filter(Boolean).join(' '));
        }
      }
    }
  }

  Object.assign(builder, { pathText, FieldSet });
})();
