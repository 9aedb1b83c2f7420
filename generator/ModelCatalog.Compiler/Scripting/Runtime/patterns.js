// Regular expressions in time that grows with the text and nothing else, as the compiler promises: all states at once, never back.
// A node is a text, or a list: ['s', …] one after the other, ['|', …] one of them, ['r', node, least, most] repeated (most -1: without end),
// ['c', bounds] a UTF-16 unit of a set, ['a', where] a place, ['b' or 'B', bounds] a border of words or none.

const programs = new WeakMap();

/** Whether a pattern is found anywhere in a text. */
function matches(pattern, text) {
  if (!programs.has(pattern)) programs.set(pattern, new Program(pattern));
  return programs.get(pattern).isIn(text);
}

// Bounds are differences in base 36: what lies between the first and the second is in the set, up to the third is not, and so on.
function readSet(bounds) {
  let last = 0;
  return bounds.split(' ').map((step) => (last += parseInt(step, 36)));
}

function holds(set, unit) {
  let [low, high] = [0, set.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set[middle] <= unit) low = middle + 1;
    else high = middle;
  }

  return low % 2 === 1;
}

class Program {
  constructor(pattern) {
    this.code = [];
    this.sets = new Map();
    this.emit(pattern);
    this.code.push({ op: 'match' });
    this.marks = new Int32Array(this.code.length).fill(-1);
  }

  set(bounds) {
    if (!this.sets.has(bounds)) this.sets.set(bounds, readSet(bounds));
    return this.sets.get(bounds);
  }

  emit(node) {
    if (typeof node === 'string') {
      for (let i = 0; i < node.length; i++) this.code.push({ op: 'unit', unit: node.charCodeAt(i) });
      return;
    }

    switch (node[0]) {
      case 's':
        for (const part of node.slice(1)) this.emit(part);
        break;
      case 'c':
        this.code.push({ op: 'set', set: this.set(node[1]) });
        break;
      case '|':
        this.alternatives(node.slice(1));
        break;
      case 'r':
        this.repeat(node[1], node[2], node[3]);
        break;
      default:
        this.code.push({ op: 'place', where: node[0] === 'a' ? node[1] : node[0], set: node[0] === 'a' ? null : this.set(node[1]) });
    }
  }

  alternatives(nodes) {
    const ends = [];
    nodes.forEach((node, i) => {
      const fork = i < nodes.length - 1 ? this.fork() : null;
      this.emit(node);
      if (fork === null) return;
      ends.push(this.fork());
      fork.other = this.code.length;
    });
    for (const end of ends) {
      end.op = 'jump';
      end.other = this.code.length;
    }
  }

  repeat(node, least, most) {
    for (let i = 0; i < least; i++) this.emit(node);
    if (most < 0) {
      const start = this.code.length;
      const fork = this.fork();
      this.emit(node);
      this.code.push({ op: 'jump', other: start });
      fork.other = this.code.length;
      return;
    }

    const forks = [];
    for (let i = least; i < most; i++) {
      forks.push(this.fork());
      this.emit(node);
    }

    for (const fork of forks) fork.other = this.code.length;
  }

  /** Goes on, or elsewhere. */
  fork() {
    const step = { op: 'fork', other: 0 };
    this.code.push(step);
    return step;
  }

  isIn(text) {
    this.marks.fill(-1);
    const startsOnly = this.code[0].op === 'place' && this.code[0].where === 'A';
    let states = [];
    for (let at = 0; ; at++) {
      // A match may begin anywhere; a state that is there already is not added twice.
      if ((at === 0 || !startsOnly) && this.follow(0, text, at, states)) return true;
      if (at >= text.length || (startsOnly && states.length === 0)) return false;
      const unit = text.charCodeAt(at);
      const next = [];
      for (const state of states) {
        const step = this.code[state];
        if ((step.op === 'unit' ? step.unit === unit : holds(step.set, unit)) && this.follow(state + 1, text, at + 1, next)) return true;
      }

      states = next;
    }
  }

  /** Adds the states that are reached without reading on; true: the match is among them. */
  follow(start, text, at, states) {
    const open = [start];
    while (open.length > 0) {
      const state = open.pop();
      if (this.marks[state] === at) continue;
      this.marks[state] = at;
      const step = this.code[state];
      switch (step.op) {
        case 'match':
          return true;
        case 'jump':
          open.push(step.other);
          break;
        case 'fork':
          open.push(step.other, state + 1);
          break;
        case 'place':
          if (isAt(step, text, at)) open.push(state + 1);
          break;
        default:
          states.push(state);
      }
    }

    return false;
  }
}

function isAt({ where, set }, text, at) {
  const isEnd = at === text.length;
  switch (where) {
    case 'A':
      return at === 0;
    case 'z':
      return isEnd;
    case 'Z':
      return isEnd || (at === text.length - 1 && text[at] === '\n');
    case '^':
      return at === 0 || text[at - 1] === '\n';
    case '$':
      return isEnd || text[at] === '\n';
    default: {
      const isWord = (i) => i >= 0 && i < text.length && holds(set, text.charCodeAt(i));
      return (isWord(at - 1) !== isWord(at)) === (where === 'b');
    }
  }
}
