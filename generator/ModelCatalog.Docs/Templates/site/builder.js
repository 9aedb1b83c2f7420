'use strict';

// The request builder of a model's page: puts the form, its verdict and its code together, and keeps them in the address.
(() => {
  const { ModelCatalog } = globalThis;
  const { builder } = ModelCatalog;
  const { make, say, button, Draft } = builder;

  const units = { usd: 'USD', credits: 'credits' };
  const isError = ({ severity }) => severity === 'error';
  const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

  class Builder {
    constructor(section) {
      this.section = section;
      this.model = ModelCatalog.models.get(section.dataset.model);
      this.form = builder.forms.get(this.model.key);
      this.starts = this.form.starts.map(([anchor, title, provider, request, isMistake]) => ({ anchor, title, provider, request, isMistake }));
      this.fields = new builder.RequestForm(this.model, this.form, (isOther) => this.changed(isOther));
      this.options = new builder.OptionForm(this.model, this.form, () => this.changed(false));
      this.lay();
      this.open(location.hash, true);
      window.addEventListener('hashchange', () => this.open(location.hash, false));
      this.addLoaders();
    }

    lay() {
      this.note = make('p', { class: 'note', role: 'alert', hidden: true });
      this.verdict = make('p', { class: 'verdict', role: 'status', 'aria-live': 'polite', id: 'builder-verdict' });
      this.findings = make('ul', { class: 'findings', id: 'builder-findings', 'aria-label': 'What is wrong' });
      this.prices = make('dl', { class: 'facts', id: 'builder-prices', 'aria-label': 'Price' });
      const result = make('div', { class: 'bresult', role: 'region', 'aria-label': 'The request' }, this.verdict, this.findings, this.prices, this.layTabs());
      this.section.append(this.note, this.layBar(), make('div', { class: 'bcolumns' }, make('form', { class: 'bform', 'aria-label': 'Parameters of the request' }, this.layProviders(), this.fields.element, this.options.element), result));
      this.section.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
    }

    layBar() {
      const shared = make('span', { role: 'status', class: 'muted' });
      const options = this.starts.map((start, i) => make('option', { value: i }, (start.isMistake ? 'Mistake: ' : '') + start.title.replaceAll('`', '')));
      this.examples = make('select', { id: 'builder-example' }, make('option', { value: '' }, 'an example …'), ...options);
      this.examples.addEventListener('change', () => {
        if (this.examples.value !== '') this.start(this.starts[Number(this.examples.value)]);
      });
      const share = button('Copy link', { id: 'builder-share' }, async () => {
        const address = builder.addressOf(this.draft);
        if (address === null) shared.textContent = 'Too long for a link';
        else {
          history.replaceState(null, '', address);
          shared.textContent = await this.copy(location.href) ? 'Link copied' : 'The link stands in the address bar';
        }

        setTimeout(() => { shared.textContent = ''; }, 3000);
      });
      const empty = button('Start empty', { id: 'builder-empty' }, () => this.load(new Draft(this.model, new Map(), this.draft.provider), true));
      return make('div', { class: 'bbar' }, ...(options.length > 0 ? [make('label', { for: 'builder-example' }, 'Start with'), this.examples] : []), empty, share, shared);
    }

    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    }

    layProviders() {
      const options = [{ value: undefined, label: 'any' }, ...this.form.providers.map(([key, title]) => ({ value: key, label: title }))];
      this.providers = new builder.Choice({ id: 'b-provider', label: 'Provider', options, choose: (key) => this.choose(key === undefined ? null : key) });
      return make('fieldset', { class: 'bsection' }, make('legend', {}, 'Provider'), this.providers.element);
    }

    layTabs() {
      const many = this.form.providers.length > 1;
      const tab = (label, id) => {
        const code = make('code', { id });
        return [make('div', { class: 'tab', 'data-label': label }, make('h4', {}, label), make('pre', { tabindex: 0 }, code)), code];
      };
      const [csharp, json] = [tab('C#', 'builder-csharp'), tab('JSON', 'builder-json')];
      [this.csharp, this.json] = [csharp[1], json[1]];
      this.wires = this.form.providers.map(([key, title]) => {
        const [wire, curl] = [tab(many ? `${title} · wire` : 'Wire', `builder-wire-${key}`), tab(many ? `${title} · curl` : 'curl', `builder-curl-${key}`)];
        return { key, title, wire: wire[1], curl: curl[1], panels: [wire[0], curl[0]] };
      });
      return make('div', { class: 'tabs' }, csharp[0], json[0], ...this.wires.flatMap((wire) => wire.panels));
    }

    /** What the address holds, else the first example that is right. */
    open(hash, isFirst) {
      const found = builder.fromAddress(this.model, hash);
      if (found === null && !isFirst) return;
      this.tell(found && found.problem ? `The request in the address cannot be read: ${found.problem}. Here is an example instead.` : null);
      if (found && found.draft) this.load(found.draft, false);
      else this.load(this.draftOf(this.starts.find((start) => !start.isMistake)), false);
      if (found !== null) this.section.scrollIntoView();
    }

    draftOf(start) {
      return start === undefined ? new Draft(this.model, new Map(), null) : new Draft(this.model, ModelCatalog.parse(start.request), start.provider);
    }

    start(start) {
      this.load(this.draftOf(start), true);
    }

    load(draft, isKept) {
      this.draft = draft;
      if (isKept) this.tell(null);
      this.fields.build(draft);
      this.options.build(draft);
      this.refresh(isKept);
    }

    tell(text) {
      this.note.textContent = text || '';
      this.note.hidden = text === null;
    }

    choose(provider) {
      this.draft.provider = provider;
      this.options.build(this.draft);
      this.changed(true);
    }

    changed(isOther) {
      this.tell(null);
      if (isOther) this.fields.build(this.draft);
      this.refresh(true);
    }

    refresh(isKept) {
      const { request, state, violations, ofOptions, known } = this.draft.judge();
      this.providers.show(this.draft.provider === null ? undefined : this.draft.provider, () => []);
      this.fields.update(known, violations);
      this.options.update(ofOptions);
      this.showVerdict(violations, ofOptions);
      this.json.textContent = builder.readable(builder.indented(request));
      const isValid = state.isValid && ![...violations, ...ofOptions].some(isError);
      this.csharp.textContent = isValid ? builder.csharp(this.form, state, this.draft.optionsAt(this.draft.provider)) : '// Not yet a request that can be sent: see what is wrong with it.\n';
      this.showWires(request);
      if (!isKept) return;
      const address = builder.addressOf(this.draft);
      if (address !== null) history.replaceState(null, '', address);
    }

    showVerdict(violations, ofOptions) {
      const errors = [...violations, ...ofOptions].filter(isError).length;
      const warnings = violations.length + ofOptions.length - errors;
      this.verdict.className = errors > 0 ? 'verdict bad' : 'verdict good';
      this.verdict.textContent = (errors > 0 ? count(errors, 'mistake') : 'Valid') + (warnings > 0 ? `, ${count(warnings, 'warning')}` : '') + (this.draft.provider === null ? ', whatever the provider' : '');
      this.findings.replaceChildren(...violations.map((violation) => this.finding(violation, this.fields)), ...ofOptions.map((violation) => this.finding(violation, this.options)));
    }

    finding({ severity, path, message, rule }, form) {
      const field = form.fieldOf(path);
      const goTo = field === null ? null : button('Go to it', { class: 'goto', 'aria-label': `Go to ${path}` }, () => {
        const target = field.inputs.find((input) => !input.disabled && input.checked !== false) || field.inputs.find((input) => !input.disabled);
        const details = field.element.closest('details');
        if (details) details.open = true;
        field.element.scrollIntoView({ block: 'center' });
        if (target) target.focus({ preventScroll: true });
      });
      return make('li', { class: severity, 'data-rule': rule }, make('span', { class: `badge ${severity === 'error' ? 'bad' : 'warn'}` }, severity), ' ', ...say(message), goTo === null ? null : ' ', goTo);
    }

    showWires(request) {
      const rows = [];
      for (const { key, title, wire, curl } of this.wires) {
        const call = this.model.write(request, key, { options: this.draft.optionsAt(key) });
        const refused = call.violations.find(isError);
        const problem = refused ? refused.message : call.problem;
        wire.textContent = problem === null || problem === undefined ? (call.text === null ? 'The call has no body.' : builder.readable(call.text) + '\n') : `Not sent to ${title}: ${problem}\n`;
        curl.textContent = problem === null || problem === undefined ? builder.curl(this.form, this.model.view(key), call) : `# Not sent to ${title}.\n`;

        // What is wrong with the call comes last: the request itself is taken.
        const isTaken = !call.violations.slice(0, call.violations.length - this.draft.judgeOptions(key).length).some(isError);
        const price = isTaken ? this.model.price(request, key) : null;
        rows.push(make('div', { 'data-provider': key }, make('dt', {}, title), make('dd', {}, !isTaken ? 'does not take this request' : price === null ? 'price not documented' : `${price.amount} ${units[price.unit] || price.unit}`)));
      }

      this.prices.replaceChildren(...rows);
    }

    /** Each example of the page can be put into the form. */
    addLoaders() {
      for (const start of this.starts) {
        const example = document.getElementById(start.anchor);
        if (!example) continue;
        example.querySelector('h3').after(make('p', { class: 'load' }, button('Load into the form', { 'aria-label': `Load into the form: ${start.title.replaceAll('`', '')}` }, () => {
          this.start(start);
          this.section.scrollIntoView();
          this.section.querySelector('input:checked, select, input').focus({ preventScroll: true });
        })));
      }
    }
  }

  const section = document.getElementById('builder');
  if (section) builder.page = new Builder(section);
})();
