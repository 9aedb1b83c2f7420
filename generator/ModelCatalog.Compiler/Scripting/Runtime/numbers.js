// Numbers keep the digits that they were written with. What is compared exactly is compared as decimals of 96 bits with at most 28 places,
// { m, s } for m / 10^s: the decimals that the interpreter counts in, so that 0.1 is 0.1 and 18446744073709551615 is itself.

const MOST = (1n << 96n) - 1n;
const MOST_PLACES = 28;
const LONG_MIN = -(1n << 63n);
const LONG_MAX = (1n << 63n) - 1n;
const ULONG_MAX = (1n << 64n) - 1n;

// More digits than these decide nothing but whether something follows.
const DIGITS_READ = 64;

class Num {
  constructor(digits) {
    this.digits = digits;
    this.parsed = undefined;
  }

  /** The decimal; null: none holds it. */
  get decimal() {
    if (this.parsed === undefined) this.parsed = readDecimal(this.digits);
    return this.parsed;
  }

  get double() {
    const value = readDouble(this.digits);
    return value === undefined ? (this.digits.startsWith('-') ? -Infinity : Infinity) : value;
  }

  /** The whole number that it is; null: none of 64 bits. */
  get integer() {
    const value = this.decimal;
    if (value === null) return null;
    const unit = 10n ** BigInt(value.s);
    if (value.m % unit !== 0n) return null;
    const whole = value.m / unit;
    return whole >= LONG_MIN && whole <= ULONG_MAX ? whole : null;
  }
}

/** The decimal nearest to m / 10^s, a tie to the even digit; null: too large. */
function fit(m, s) {
  const size = m < 0n ? -m : m;
  let cut = Math.max(0, s - MOST_PLACES);
  while (size / 10n ** BigInt(cut) > MOST) cut++;
  for (; ; cut++) {
    const unit = 10n ** BigInt(cut);
    const rest = (size % unit) * 2n;
    let kept = size / unit;
    if (rest > unit || (rest === unit && cut > 0 && (kept & 1n) === 1n)) kept++;
    if (kept <= MOST) return s < cut ? null : { m: m < 0n ? -kept : kept, s: s - cut };
  }
}

function readDecimal(text) {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null || !(parts[2] || parts[3])) return null;
  const exponent = Math.max(-9999, Math.min(9999, Number(parts[4] || 0)));
  let places = (parts[3] || '').length - exponent;
  let digits = (parts[2] + (parts[3] || '')).replace(/^0+/, '');
  if (digits === '') return { m: 0n, s: Math.max(0, Math.min(MOST_PLACES, places)) };
  if (digits.length > DIGITS_READ) {
    places -= digits.length - DIGITS_READ - 1;
    digits = digits.slice(0, DIGITS_READ) + (/[1-9]/.test(digits.slice(DIGITS_READ)) ? '1' : '0');
  }

  if (digits.length - places > 30) return null;
  if (places - digits.length > MOST_PLACES + 1) return { m: 0n, s: MOST_PLACES };
  let m = BigInt(digits);
  if (places < 0) {
    m *= 10n ** BigInt(-places);
    places = 0;
  }

  return fit(parts[1] === '-' ? -m : m, places);
}

/** The double that a text means; undefined: none. */
function readDouble(text) {
  const trimmed = text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return Number(trimmed);
  const word = /^([+-]?)(infinity|nan)$/i.exec(trimmed);
  return word === null ? undefined : word[2].toLowerCase() === 'nan' ? NaN : word[1] === '-' ? -Infinity : Infinity;
}

function compareDecimals(a, b) {
  const left = a.m * 10n ** BigInt(b.s);
  const right = b.m * 10n ** BigInt(a.s);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Exactly where both fit a decimal, else as doubles. */
function compareNumbers(a, b) {
  if (a.decimal !== null && b.decimal !== null) return compareDecimals(a.decimal, b.decimal);
  return a.double < b.double ? -1 : a.double > b.double ? 1 : 0;
}

function equalNumbers(a, b) {
  if (a.digits === b.digits) return true;
  if ((a.decimal !== null) !== (b.decimal !== null)) return false;
  return a.decimal !== null ? compareDecimals(a.decimal, b.decimal) === 0 : a.double === b.double;
}

/** The product of two that are not negative; null: too large. Of a large one and zero, .NET keeps no places. */
function multiply(a, b) {
  return a.m * b.m === 0n && (a.m >> 32n || b.m >> 32n) ? { m: 0n, s: 0 } : fit(a.m * b.m, a.s + b.s);
}

/** Whether a value lies on a step counted from a start; what no decimal holds does. */
function isOnStep(value, start, step) {
  const [a, b, c] = [value.decimal, start.decimal, step.decimal];
  if (a === null || b === null || c === null || c.m <= 0n) return true;
  const places = Math.max(a.s, b.s, c.s);
  const scaled = (d) => d.m * 10n ** BigInt(places - d.s);
  return (scaled(a) - scaled(b)) % scaled(c) === 0n;
}

/** The decimal of a positive double: its fifteen leading digits, as .NET converts it. */
function decimalOf(value) {
  let exponent = Math.floor(Math.log2(value)) + 1;
  if (value < 2 ** (exponent - 1)) exponent--;
  if (value >= 2 ** exponent) exponent++;
  if (exponent < -94) return { m: 0n, s: 0 };
  let power = 14 - ((exponent * 19728) >> 16);
  let scaled = value;
  if (power >= 0) {
    power = Math.min(power, MOST_PLACES);
    scaled *= Number('1e' + power);
  } else if (power !== -1 || scaled >= 1e15) {
    scaled /= Number('1e' + -power);
  } else {
    power = 0;
  }

  if (scaled < 1e14 && power < MOST_PLACES) {
    scaled *= 10;
    power++;
  }

  let whole = Math.floor(scaled);
  const rest = scaled - whole;
  if (rest > 0.5 || (rest === 0.5 && whole % 2 === 1)) whole++;
  let m = BigInt(whole);
  if (power < 0) return { m: m * 10n ** BigInt(-power), s: 0 };
  for (; power > 0 && m !== 0n && m % 10n === 0n; power--) m /= 10n;
  return { m, s: m === 0n ? 0 : power };
}

function decimalText({ m, s }) {
  const digits = (m < 0n ? -m : m).toString().padStart(s + 1, '0');
  return (m < 0n ? '-' : '') + digits.slice(0, digits.length - s) + (s > 0 ? '.' + digits.slice(digits.length - s) : '');
}

/** The shortest digits of a double, in the form that .NET gives them. */
function doubleText(value) {
  const [, sign, first, rest, exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential());
  const digits = first + (rest || '');
  const point = Number(exponent) + 1;
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  if (point > 17 || point < -3) {
    const power = Math.abs(point - 1).toString().padStart(2, '0');
    return sign + first + (rest ? '.' + rest : '') + 'E' + (point > 0 ? '+' : '-') + power;
  }

  if (point <= 0) return sign + '0.' + '0'.repeat(-point) + digits;
  return sign + digits.padEnd(point, '0').slice(0, point) + (digits.length > point ? '.' + digits.slice(point) : '');
}
