// What a name may still be: everything that it may be anywhere, part by part.

const MOST_ITEMS = 10000;
const LONGEST_TEXT = 1000000;

/** A text of so many characters that is none of those that conditions name. */
function textOf(length, named) {
  const letter = ['x', 'y', 'z'].find((one) => !named.includes(one.repeat(length)));
  return (letter || 'w').repeat(length);
}

function readState(state) {
  if (!Array.isArray(state)) return fromTable(state);
  const [form, first, second] = state;
  if (form === undefined) return undefined;
  return form === 'u' ? UNKNOWN : form === 'l' ? listOf(first) : first.repeat(second);
}

class ChoiceReport {
  constructor(subject, verdicts) {
    Object.assign(this, { subject, verdicts, sight: subject.computed ? verdicts.sight : 0 });
  }

  choices() {
    const { subject, verdicts } = this;
    const values = (subject.values || []).map((value) => verdicts.of(fromTable(value)));
    const stretches = new NumberStretches((number) => this.judge(number).removedBy, subject, this.sight);
    for (const cell of subject.cells || []) stretches.add(cell, BigInt(subject.step || 1));
    let { measure = null } = subject;
    let { ranges } = stretches;
    if (measure === 'items' || measure === 'characters') {
      // That a list or a text has no bound but memory is not worth saying; what no size can have is.
      if (ranges.length === 1 && ranges[0].removedBy.length === 0) [measure, ranges] = [null, []];
      else ranges[ranges.length - 1].maximum = null;
    }

    return { parameter: subject.name, measure, values, ranges, isOpen: Boolean(subject.open), absence: verdicts.of(undefined), presence: this.presence(values, ranges) };
  }

  presence(values, ranges) {
    const all = [...values, ...ranges];
    if (all.some((part) => part.removedBy.length === 0)) return { value: undefined, removedBy: [], warnings: [] };
    if (this.subject.open || all.length === 0) return { ...this.verdicts.of(SET), value: undefined };
    return { value: undefined, removedBy: distinct(all.flatMap((part) => part.removedBy)), warnings: [] };
  }

  judge(number) {
    const { measure } = this.subject;
    if (measure === 'items') return this.sized(number.integer);
    return measure === 'characters' ? this.long(number.integer) : this.verdicts.of(number);
  }

  // Beyond every size that conditions can compare a list's with, one that is twice as long stands for all.
  sized(size) {
    const { cells, growing = [] } = this.subject;
    const longest = Math.max(this.sight, Number(cells[cells.length - 1][0]));
    const made = size > longest ? 2 * longest : Number(size);
    const verdict = this.verdicts.of(made <= MOST_ITEMS ? listOf(made) : SET);

    // What is too short for a rule may be long enough beyond.
    return size > longest && verdict.removedBy.every(({ rule }) => growing.includes(rule)) ? { ...verdict, removedBy: [] } : verdict;
  }

  long(length) {
    if (length > LONGEST_TEXT) return this.verdicts.of(SET);
    const { named = [] } = this.subject;
    const verdict = this.verdicts.of(textOf(Number(length), named), true);

    // Where conditions name texts, or compare them with others, another text of this length may do.
    return (named.length === 0 && !this.subject.computed) || verdict.removedBy.some((removal) => removal.kind === 'length') ? verdict : { value: undefined, removedBy: [], warnings: [] };
  }
}

const withoutMode = (request, names) => ({
  ...request, mode: undefined, isModeKnown: false, values: new Map([...request.values].filter(([key]) => !names.some((name) => name.name === key && name.kind === 'o'))),
});

/** What belongs to modes tells the mode, where nothing else does: it is the one that has all of it. If there is not exactly one, it counts as not said. */
function withToldMode(request, names, { union }) {
  if (!union || (request.isModeKnown && union.on)) return request;
  const own = [...request.values.keys()].filter((key) => names.some((name) => name.name === key && name.kind === 'o'));
  if (request.isModeKnown && own.length > 0) return request;
  const told = own.length === 0 ? [] : union.modes.filter((mode) => own.every((key) => mode.parameters.some((parameter) => parameter.key === key)));
  return told.length === 1 ? { ...request, mode: told[0].key, isModeKnown: true } : withoutMode(request, names);
}

/** What a request says so far: what it does not say is open. */
function openOf({ variant, mode, values = {} }, without) {
  const set = [...parse(values)].filter(([key, value]) => key !== without && !isAbsent(value));
  const [one, other] = [variant, mode].map((text) => (typeof text === 'string' ? text : undefined));
  return { variant: one, isVariantKnown: one !== undefined, mode: other, isModeKnown: other !== undefined, values: new Map(set), isComplete: false };
}

/**
 * What a name may still be, given what a request says so far.
 * @param request { variant, mode, values }: the mode by its key; values by parameter, as JSON text or a value of JavaScript.
 * @param name A parameter, `variant`, or the union of modes.
 * @param provider Its name; null: what holds everywhere.
 * @returns { parameter, measure, values, ranges, isOpen, absence, presence }, or null where there is no such name. Values are [{ value, removedBy, warnings }], ranges [{ minimum,
 * maximum, isMinimumOpen, isMaximumOpen, step, removedBy }] of what is measured: the value, items or characters. What nothing removes is legal.
 */
Model.prototype.allowed = function allowed(request, name, provider = null) {
  const view = this.view(provider);
  const names = this.sides.get(view.provider);
  const subject = names.find((one) => one.name === name);
  if (subject === undefined) return null;
  let known = openOf(request, subject.kind === 'p' || subject.kind === 'o' ? name : undefined);
  if (subject.kind === 'v') known = { ...known, variant: undefined, isVariantKnown: false };
  known = subject.kind === 'm' ? withoutMode(known, names) : withToldMode(known, names, view.scope);
  return new ChoiceReport(subject, new ChoiceVerdicts(this, view, names, known, subject)).choices();
};

/** The names that can be asked for. */
Model.prototype.choices = function choices(provider = null) {
  return this.sides.get(this.view(provider).provider).map((name) => name.name);
};

/** Called by a model's script. */
globalThis.ModelCatalog.narrow = ({ key, sides }) => {
  const model = models.get(key);
  model.sides = new Map(sides.map(([provider, names, dependencies]) => {
    const { rules = [] } = model.view(provider).scope;
    const ruleAt = (place) => ({ check: rules[place], names: new Set(dependencies[place].map((one) => names[one].name)) });
    return [provider, names.map((name) => ({ ...name, states: name.states.map(readState), rules: name.rules.map(ruleAt) }))];
  }));
};
