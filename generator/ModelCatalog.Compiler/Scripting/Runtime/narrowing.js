// What remains legal: a value is, if the rest of the request can be filled in with it. As the compiler's Narrowing has it, over the same rules.

const { models, parse, unknown: UNKNOWN, parts } = globalThis.ModelCatalog;
const { Model, Num, SET, testOf, meets, activeParameters, fromTable, isAbsent, doubleText } = parts;

const UNCERTAIN = { isUnknown: true, value: undefined };
const INACTIVE = { isUnknown: false, value: undefined, isInactive: true };
const setTo = (value) => ({ isUnknown: false, value });

const SHOWN = ['; it is {value}', '; it has {value}', '; {value} cannot be chosen', '; {value} has no effect', ' {value}'];

/** A sentence that shows a value, where there is none to show. */
const withoutValue = (sentence) => SHOWN.reduce((text, shown) => text.split(shown).join(''), sentence).split('{value}').join('this');

// Beyond it a value is taken for legal: better one too many than one too few.
const BUDGET = 20000;

const removalOf = (rule, kind, parameter, message) => ({ rule, kind, parameter, message });
const isSameRemoval = (a, b) => a.rule === b.rule && a.kind === b.kind && a.parameter === b.parameter && a.message === b.message;
const isSameList = (a, b) => a.length === b.length && a.every((removal, i) => isSameRemoval(removal, b[i]));
const distinct = (removals) => removals.filter((removal, i) => removals.findIndex((other) => isSameRemoval(removal, other)) === i);
const isSymbol = (value) => typeof value === 'symbol';
const sizeOf = (value) => (Array.isArray(value) ? value.length : value instanceof Num && value.integer !== null ? Number(value.integer) : 0);
const listOf = (size) => Array.from({ length: size }, () => UNKNOWN);

const activeOfScope = new WeakMap();

function activeIn(scope, mode) {
  if (!activeOfScope.has(scope)) activeOfScope.set(scope, new Map());
  const known = activeOfScope.get(scope);
  if (!known.has(mode)) known.set(mode, activeParameters(scope, mode).byKey);
  return known.get(mode);
}

function otherMode(parameter, owners, mode) {
  const whose = owners === null ? 'another mode' : (owners.length === 1 ? 'the mode ' : 'the modes ') + owners.map((owner) => '`' + owner + '`').join(', ');
  return removalOf(parameter + '.mode', 'mode', parameter, '`' + parameter + '` belongs to ' + whose + (mode === null ? '' : '; the mode here is `' + mode + '`'));
}

/** A request while its names are decided one by one: what is not decided is unknown to rules. */
class ChoiceContext {
  constructor(view, decided) {
    this.view = view;
    this.decided = new Map(decided);
    this.read = (name, kind) => this.stateOf(name, kind);
  }

  get union() {
    const { union } = this.view.scope;
    return union ? [union.name] : [];
  }

  /** The mode in a list; undefined: it is not decided. */
  get mode() {
    const { union } = this.view.scope;
    if (!union) return [undefined];
    const value = this.decided.get(union.name);
    if (!this.decided.has(union.name) || isSymbol(value)) return undefined;
    return [value === undefined ? union.absent : value];
  }

  stateOf(name, kind) {
    const mode = kind === 'v' || kind === 'm' ? undefined : this.mode;
    if (mode !== undefined && !activeIn(this.view.scope, mode[0]).has(name)) return INACTIVE;
    if (!this.decided.has(name)) return UNCERTAIN;
    const value = this.decided.get(name);
    return value === UNKNOWN ? UNCERTAIN : setTo(value);
  }

  /** What a decided parameter violates on its own. Values of the search stand for others: what a text looks like is no matter. */
  failureOf({ name, kind }) {
    const { mode } = this;
    if (kind === 'm' || kind === 'v' || mode === undefined || !this.decided.has(name)) return undefined;
    const value = this.decided.get(name);
    const parameter = activeIn(this.view.scope, mode[0]).get(name);
    if (parameter === undefined) return value === undefined || value === UNKNOWN ? undefined : otherMode(name, null, null);
    const check = parameter.checks.find(([constraint, , , , isWarning]) => !isWarning && isFailed(constraint, parameter, value));
    return check && removalOf(check[1], check[2], name, withoutValue(check[3]));
  }
}

function isFailed(constraint, parameter, value) {
  if (constraint === 'required') return value === undefined;
  if (constraint === 'type' || constraint === 'pattern' || value === undefined) return false;
  const ofEach = !['count', 'supported', 'fixed'].includes(constraint) && Array.isArray(value) && parameter.shape[0] === 'list';
  return ofEach ? value.some((item) => !meets(constraint, parameter, item)) : !meets(constraint, parameter, value);
}

/** Looks for a way to fill in the rest: what stood in the way of every branch; null: there is one, or it would take too long to tell. */
class CompletionSearch {
  constructor(context, subject, companions, counts, found) {
    const names = [subject, ...companions];
    const rules = subject.rules.filter(({ check: [id] }) => counts(id));

    // After a decision only what it touches can have become wrong: of the mode, everything.
    const touched = companions.map((name) => (name.kind === 'm' ? [names, rules] : [[name], rules.filter((rule) => rule.names.has(name.name))]));
    Object.assign(this, { context, companions, touched, everything: [names, rules], found, blockers: [], steps: 0 });
  }

  run() {
    return this.succeedsAsBefore() || this.search(0, this.everything) === null ? null : this.blockers;
  }

  succeedsAsBefore() {
    const { found, context: { decided } } = this;
    const open = this.companions.filter(({ name }) => !decided.has(name));
    if (!open.every(({ name }) => found.has(name))) return false;
    for (const { name } of open) decided.set(name, found.get(name));
    if (this.blockerOf(this.everything) === undefined) return true;
    for (const { name } of open) decided.delete(name);
    return false;
  }

  /** Fills in the names from one on: null where that goes well, else the names that stand in the way. */
  search(start, touched) {
    if (++this.steps > BUDGET) return null;
    const { blockers, companions, context: { decided }, found } = this;
    const blocked = this.blockerOf(touched);
    if (blocked !== undefined) {
      const [blocker, names] = blocked;
      if (!blockers.some((known) => isSameRemoval(known, blocker))) blockers.push(blocker);
      return names;
    }

    let next = start;
    while (next < companions.length && decided.has(companions[next].name)) next++;
    if (next < companions.length) return this.decide(next);
    for (const { name } of companions) found.set(name, decided.get(name));
    return null;
  }

  decide(next) {
    const { decided } = this.context;
    const { name, states } = this.companions[next];
    let blamed = new Set();
    for (const state of states) {
      decided.set(name, state);
      const names = this.search(next + 1, this.touched[next]);
      if (names === null) return null;
      blamed = new Set([...blamed, ...names]);
      if (names.has(name)) continue;

      // Whatever this name is, the others stay in the way.
      blamed = names;
      break;
    }

    decided.delete(name);
    blamed.delete(name);
    return blamed;
  }

  /** What is wrong for sure, with the names that it depends on. */
  blockerOf([names, rules]) {
    const { context } = this;
    for (const name of names) {
      const failure = context.failureOf(name);
      if (failure !== undefined) return [failure, new Set([name.name, ...context.union])];
    }

    for (const { check: [id, kind, message, when, holds, parameter], names: dependencies } of rules) {
      if (when !== 0 && testOf(when, context.read) !== true) continue;
      if (testOf(holds, context.read) === false) return [removalOf(id, kind, parameter, withoutValue(message)), dependencies];
    }

    return undefined;
  }
}

/** Judges the values of one name, given what a request says. */
class ChoiceVerdicts {
  constructor(model, view, names, known, subject) {
    Object.assign(this, { model, view, known, subject, companions: subject.ties.map((place) => names[place]), found: new Map(), isCompletable: undefined });
    const state = model.judgePart(known, view.provider, withoutValue);
    this.standing = state.violations;
    this.decided = new Map();
    const decide = (name, value) => this.decided.set(name, state.hasFailed(name) ? UNKNOWN : value);
    if (known.variant !== undefined) decide('variant', known.variant);
    if (known.mode !== undefined && view.scope.union) decide(view.scope.union.name, known.mode);
    for (const [name, value] of known.values) decide(name, value);
  }

  /** What a value (undefined: absence) is worth. One that stands for others was made up to be of a length. */
  of(value, standsForOthers = false) {
    const { modes } = this.subject;
    const { mode } = this.known;
    if (modes === undefined || value === undefined) return this.ofOne(value, undefined, standsForOthers);
    if (mode !== undefined)
      return modes.includes(mode) ? this.ofOne(value, undefined, standsForOthers) : { value, removedBy: [otherMode(this.subject.name, modes, mode)], warnings: [] };

    // Whichever mode it would be set in.
    const verdicts = modes.map((owner) => this.ofOne(value, owner, standsForOthers));
    return verdicts.find((verdict) => verdict.removedBy.length === 0) || { value, removedBy: distinct(verdicts.flatMap((verdict) => verdict.removedBy)), warnings: [] };
  }

  /** The largest whole number, or size of a list, of the names that it is tied to: as far as values may be compared with theirs. */
  get sight() {
    const { values } = this.known;
    return Math.max(0, ...this.companions.flatMap(({ name, states }) => (values.has(name) ? [values.get(name)] : states)).map(sizeOf));
  }

  ofOne(value, mode, standsForOthers) {
    const { violations } = this.model.judgePart(this.with(value, mode), this.view.provider, withoutValue);
    const found = violations.filter((one) => !this.standing.some((other) => other.rule === one.rule && other.path === one.path) && !(standsForOthers && this.isAboutLooks(one)));
    const told = (severity) => distinct(found.filter((one) => one.severity === severity).map((one) => removalOf(one.rule, one.kind, one.path, one.message)));
    let removedBy = told('error');
    if (removedBy.length === 0 && this.canBeCompleted()) removedBy = this.search(value, mode);
    return { value, removedBy, warnings: told('warning') };
  }

  isAboutLooks({ kind, path, rule }) {
    const { name } = this.subject;
    return ['type', 'pattern', 'enum'].includes(kind) && path === name && rule.startsWith(name + '.');
  }

  with(value, mode) {
    const request = mode === undefined ? this.known : { ...this.known, mode, isModeKnown: true };
    const { name, kind } = this.subject;
    if (kind === 'v') return { ...request, variant: isSymbol(value) ? undefined : value, isVariantKnown: !isSymbol(value) };
    if (kind === 'm') return { ...request, mode: isSymbol(value) ? undefined : value, isModeKnown: !isSymbol(value) };
    return value === undefined ? { ...request, absent: name } : { ...request, values: new Map([...request.values, [name, value]]) };
  }

  search(value, mode) {
    const context = this.context(value);
    if (mode !== undefined) context.decided.set(this.view.scope.union.name, mode);
    const blockers = this.blockersIn(context);
    if (blockers === null) return [];

    // That something else must be set is no reason by itself: what forbids it is.
    const reasons = blockers.filter((blocker) => blocker.kind !== 'required');
    return reasons.length > 0 ? reasons : blockers;
  }

  /** Whether the request can be completed at all: if not, no value of this name is to blame. */
  canBeCompleted() {
    if (this.isCompletable === undefined) this.isCompletable = this.subject.states.some((state) => this.blockersIn(this.context(state)) === null);
    return this.isCompletable;
  }

  context(value) {
    const context = new ChoiceContext(this.view, this.decided);
    context.decided.set(this.subject.name, value);
    return context;
  }

  blockersIn(context) {
    return new CompletionSearch(context, this.subject, this.companions, (id) => !this.standing.some((one) => one.rule === id), this.found).run();
  }
}
