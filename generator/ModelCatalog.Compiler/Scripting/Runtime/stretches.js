// Numbers, cut into stretches of which the same is to be said.

// Up to this many numbers are looked at one by one.
const MOST_SINGLES = 512n;

// As many, where nothing else tells what holds of them.
const MOST_UNEVEN = 4096n;

// Of more numbers than that these, as far as sight goes.
const MOST_NEAR = 64n;

const LEAST_INTEGER = -(1n << 63n);
const MOST_INTEGER = (1n << 64n) - 1n;

/** A number between two that are far apart. Bounds are small numbers mostly, so it is the digits that are halved. */
function between(least, most) {
  if (least < 0n) return most > 0n ? 0n : -between(-most, -least);
  const [short, long] = [least, most].map((number) => number.toString().length);
  return long - short < 2 ? (least + most) / 2n : 10n ** BigInt(((short + long) >> 1) - 1);
}

const isNotTaken = (removedBy) => removedBy.every(({ kind }) => kind === 'unsupported' || kind === 'mode');

class NumberStretches {
  /** `judge` says what removes a number; computed: conditions compute with it, or compare it with other names, so that each may differ; uneven: what holds of two may not hold of one between them; sight: how far other names reach. */
  constructor(judge, { name, computed, uneven, opposed }, sight) {
    Object.assign(this, { judge, name, computed, uneven, opposed, sight: BigInt(sight), ranges: [] });
  }

  add([low, high, open], step) {
    if (open === undefined) this.addIntegers(BigInt(low), BigInt(high), step);
    else this.addDoubles(low, high, open);
  }

  at(number) {
    return this.judge(new Num(number.toString()));
  }

  addIntegers(least, most, step) {
    if (!this.computed || least === most) {
      this.append(least, most, step, this.at(least));
      return;
    }

    const { sight, uneven } = this;
    const near = most - least < (uneven ? MOST_UNEVEN : MOST_SINGLES) * step ? most : sight - least < MOST_NEAR * step ? sight : least - 1n;
    let next = least;
    for (; next <= near; next += step) this.append(next, next, step, this.at(next));
    if (next > most) return;
    if (uneven) {
      // What is not looked at is legal, unless the parameter is not taken at all.
      const removedBy = this.at(next);
      this.append(next, most, step, isNotTaken(removedBy) ? removedBy : []);
      return;
    }

    const [low, high] = [this.at(next), this.at(most)];
    if (next > least && isSameList(this.ranges[this.ranges.length - 1].removedBy, low) && isSameList(low, high)) this.append(next, most, step, low);
    else this.halve(next, low, most, high, step);
  }

  // What conditions compute of a number rises or falls with it: between two equal verdicts, and an equal one amid them, all are equal.
  halve(least, low, most, high, step) {
    const steps = (most - least) / step;
    if (steps < 2n) {
      this.append(least, least, step, low);
      if (steps >= 1n) this.append(most, most, step, high);
      return;
    }

    const isSame = isSameList(low, high);
    const part = isSame ? 0n : (between(least, most) - least) / step;
    const middle = least + (part > 0n && part < steps ? part : steps / 2n) * step;
    const amid = this.at(middle);
    if (isSame && isSameList(amid, high)) {
      this.append(least, most, step, amid);
      return;
    }

    this.halve(least, low, middle, amid, step);
    const next = middle + step;
    this.halve(next, this.at(next), most, high, step);
  }

  addDoubles(low, high, open) {
    const [least, most] = [low, high].map((bound) => (bound === null ? null : fromTable(bound)));
    const [from, to] = [least === null ? -Number.MAX_VALUE : least.double, most === null ? Number.MAX_VALUE : most.double];
    const isSingle = from === to;
    let removedBy = this.judge(new Num(doubleText(isSingle ? from : from / 2 + to / 2)));

    // One number out of many says nothing of the others where they are computed with.
    if (!isSingle) removedBy = this.computed ? [] : this.ofAll(removedBy);
    const range = { minimum: least && least.digits, maximum: most && most.digits, removedBy, isMinimumOpen: (open & 1) > 0, isMaximumOpen: (open & 2) > 0, step: null };
    this.push(range, (last) => ({ ...range, minimum: last.minimum, isMinimumOpen: last.isMinimumOpen }));
  }

  // What removes some numbers of many, and so all of them: not a step that they were not chosen by, nor rules that only together are broken by each of those looked at.
  ofAll(removedBy) {
    return this.opposed && removedBy.length > 1 && !isNotTaken(removedBy) ? [] : removedBy.filter(({ rule }) => rule !== `${this.name}.step`);
  }

  append(least, most, step, removals) {
    const removedBy = least < most ? this.ofAll(removals) : removals;
    const [minimum, maximum] = [least <= LEAST_INTEGER ? null : least.toString(), most >= MOST_INTEGER ? null : most.toString()];
    const range = { minimum, maximum, removedBy, isMinimumOpen: false, isMaximumOpen: false, step: step === 1n ? null : step.toString() };
    this.push(range, (last) => ({ ...range, minimum: last.minimum }));
  }

  push(range, joined) {
    const last = this.ranges[this.ranges.length - 1];
    if (last !== undefined && isSameList(last.removedBy, range.removedBy)) this.ranges[this.ranges.length - 1] = joined(last);
    else this.ranges.push(range);
  }
}
