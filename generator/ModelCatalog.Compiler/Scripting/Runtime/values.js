// JSON as it was written: null, booleans, texts, Num, arrays, and Map for objects (any text may be a member's name, in any order).

const MAX_DEPTH = 65;
const MOST_TWINS = 100;
const LONGEST_STEP = 200;

/** Stands for a value that is set but not known: it violates nothing. */
const UNKNOWN = Symbol('unknown');

class Unreadable extends Error {}

const isAbsent = (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function kindName(value) {
  if (value === UNKNOWN) return 'unknown';
  if (value === null) return 'null';
  if (value instanceof Num) return value.integer !== null ? 'integer' : 'number';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : Array.isArray(value) ? 'list' : 'object';
}

function equal(a, b) {
  if (a instanceof Num) return b instanceof Num && equalNumbers(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!(a instanceof Map)) return a === b;
  if (!(b instanceof Map) || a.size !== b.size) return false;
  for (const [name, value] of a) if (!b.has(name) || !equal(value, b.get(name))) return false;
  return true;
}

function quote(text) {
  // Lone or paired, surrogates are written by their number; so are the line ends that only JavaScript knows.
  return '"' + text.replace(/["\\\u0000-\u001f\u007f\u2028\u2029\ud800-\udfff]/g, (c) => {
    const short = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[c];
    return short || '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
  }) + '"';
}

/** Compact JSON. */
function jsonText(value) {
  if (value === UNKNOWN) return '…';
  if (value instanceof Num) return value.digits;
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return '[' + value.map(jsonText).join(',') + ']';
  if (value instanceof Map) return '{' + [...value].map(([name, member]) => quote(name) + ':' + jsonText(member)).join(',') + '}';
  return String(value);
}

/** A scalar without quotes. */
const plainText = (value) => (typeof value === 'string' ? value : jsonText(value));

/** JSON as people read it. */
function indented(value, margin = '') {
  const inner = margin + '  ';
  if (Array.isArray(value) && value.length > 0) return '[\n' + value.map((item) => inner + indented(item, inner)).join(',\n') + '\n' + margin + ']';
  if (!(value instanceof Map) || value.size === 0) return jsonText(value);
  return '{\n' + [...value].map(([name, member]) => inner + quote(name) + ': ' + indented(member, inner)).join(',\n') + '\n' + margin + '}';
}

/** Reads a request: JSON as text, or a value of JavaScript. Members that stand twice are counted once, and listed. */
function readValue(source, twins) {
  return typeof source === 'string' ? new JsonReader(source, twins).read() : fromJavaScript(source, 0);
}

function fromJavaScript(value, depth) {
  if (depth > MAX_DEPTH) throw new Unreadable(`it is nested more than ${MAX_DEPTH} deep`);
  if (value === null || value === undefined) return null;
  if (value === UNKNOWN || value instanceof Num || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return new Num(value.toString());
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Unreadable(`${value} is no number of JSON`);
    return new Num(String(value));
  }

  if (typeof value !== 'object') throw new Unreadable(`a ${typeof value} is no value of JSON`);
  if (Array.isArray(value)) return Array.from(value, (item) => fromJavaScript(item, depth + 1));
  const members = Object.prototype.toString.call(value) === '[object Map]' ? [...value] : Object.entries(value);
  return new Map(members.filter(([, member]) => member !== undefined).map(([name, member]) => [String(name), fromJavaScript(member, depth + 1)]));
}

class JsonReader {
  constructor(text, twins) {
    this.text = text;
    this.twins = twins;
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.steps = [];
  }

  read() {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('the end is expected');
    return value;
  }

  fail(expected) {
    const before = this.text.slice(0, this.at).split('\n');
    const found = this.at < this.text.length ? `'${String.fromCodePoint(this.text.codePointAt(this.at))}'` : 'the end';
    throw new Unreadable(`${expected}, not ${found} (line ${before.length}, column ${before[before.length - 1].length + 1})`);
  }

  space() {
    while (/^[ \t\n\r]$/.test(this.text.charAt(this.at))) this.at++;
  }

  take(word) {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  value(depth) {
    this.space();
    if (depth > MAX_DEPTH) this.fail(`values nested at most ${MAX_DEPTH} deep are expected`);
    if (this.take('{')) return this.object(depth);
    if (this.take('[')) return this.list(depth);
    if (this.text.charAt(this.at) === '"') return this.string();
    if (this.take('true')) return true;
    if (this.take('false')) return false;
    if (this.take('null')) return null;
    const number = this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    return number === null ? this.fail('a value is expected') : new Num(number[0]);
  }

  list(depth) {
    const items = [];
    this.space();
    if (this.take(']')) return items;
    do {
      this.steps.push(`[${items.length}]`);
      items.push(this.value(depth + 1));
      this.steps.pop();
      this.space();
    } while (this.take(','));
    return this.take(']') ? items : this.fail("',' or ']' is expected");
  }

  object(depth) {
    const members = new Map();
    this.space();
    if (this.take('}')) return members;
    do {
      this.space();
      if (this.text.charAt(this.at) !== '"') this.fail('the name of a member is expected');
      const name = this.string();
      this.steps.push(name.length > LONGEST_STEP ? name.slice(0, LONGEST_STEP) + '…' : name);
      const isTwin = members.has(name);
      if (isTwin && this.twins.length < MOST_TWINS) this.twins.push(this.steps.reduce((path, step) => (path === '' || step.startsWith('[') ? path + step : path + '.' + step), ''));
      this.space();
      if (!this.take(':')) this.fail("':' is expected");
      const value = this.value(depth + 1);
      if (!isTwin) members.set(name, value);
      this.steps.pop();
      this.space();
    } while (this.take(','));
    return this.take('}') ? members : this.fail("',' or '}' is expected");
  }

  string() {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    try {
      const value = JSON.parse(this.text.slice(this.at, end + 1));
      this.at = end + 1;
      return value;
    } catch {
      return this.fail('a text with its quotes closed, and only escapes that JSON knows, is expected');
    }
  }
}

/** A value of the tables: numbers that JavaScript would write otherwise stand as { n: digits }, objects as { o: [name, value, …] }. */
function fromTable(value) {
  if (typeof value === 'number') return new Num(String(value));
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(fromTable);
  if (value.n !== undefined) return new Num(value.n);
  const members = new Map();
  for (let i = 0; i < value.o.length; i += 2) members.set(value.o[i], fromTable(value.o[i + 1]));
  return members;
}
