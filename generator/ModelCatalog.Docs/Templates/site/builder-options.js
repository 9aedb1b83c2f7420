'use strict';

// The options of a provider's call. They stand beside the request, in fields as its parameters have them.
(() => {
  const { builder } = globalThis.ModelCatalog;
  const { make, pathText, RequestForm } = builder;

  // No parameter has such a name.
  const root = '$options';

  /** The options of a draft as the fields of a form see them. */
  class OptionValues {
    constructor(values) {
      this.values = values;
    }

    get([, key]) {
      return this.values.get(key);
    }

    set([, key], value) {
      if (value === undefined) this.values.delete(key);
      else this.values.set(key, value);
    }
  }

  class OptionForm extends RequestForm {
    constructor(model, form, changed) {
      super(model, form, changed);
      this.element = make('details', { class: 'bsection', id: 'builder-options' });
    }

    /** Makes the fields of the chosen provider's options: none where it has none. */
    build(draft) {
      this.draft = new OptionValues(draft.options);
      this.fields.clear();
      const provider = this.form.providers.find(([key]) => key === draft.provider);
      const [, told] = (provider && provider[5]) || [null, []];
      const fields = told.length === 0 ? [] : draft.view.options.map((option) => this.field(option, told.find(([key]) => key === option.key), [root, option.key]));
      this.element.replaceChildren(make('summary', {}, 'Options of the call'), ...fields);
      this.element.hidden = fields.length === 0;
      this.element.open = draft.optionsAt(draft.provider).size > 0 || draft.judgeOptions(draft.provider).length > 0;
    }

    labelOf([, key]) {
      return key;
    }

    fieldOf(key) {
      return super.fieldOf(pathText([root, key]));
    }

    update(violations) {
      this.tell(violations);
      for (const field of this.fields.values()) field.update(null);
    }
  }

  builder.OptionForm = OptionForm;
})();
