// What is said of texts: the nearest name, lengths, forms of links.

const LONGEST_COMPARED = 64;

const replace = (text, from, to) => text.split(from).join(to);

const ticked = (words) => words.map((word) => '`' + word + '`').join(', ');

/** What a sentence says of the nearest of some names. */
function hint(name, candidates) {
  const number = nearestNumber(name, candidates);
  if (number !== undefined) return '; the nearest is ' + number;
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? '' : `; did you mean '${nearest}'?`;
}

function numberOf(text) {
  return text.length > 0 && text.length <= LONGEST_COMPARED && /^[-.0-9]/.test(text) ? readDouble(text) : undefined;
}

function nearestNumber(name, candidates) {
  const value = numberOf(name);
  if (value === undefined) return undefined;
  let best;
  let least = Infinity;
  for (const candidate of candidates) {
    const other = numberOf(candidate);
    if (other === undefined) return undefined;
    if (Math.abs(other - value) >= least) continue;
    best = candidate;
    least = Math.abs(other - value);
  }

  return best;
}

function nearestName(name, candidates) {
  const left = lower(name);
  let best;
  let least = Infinity;
  for (const candidate of candidates) {
    const limit = Math.min(least, Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)));
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = editDistance(left, lower(candidate));
    if (distance > limit || (distance >= least && !(candidate < best))) continue;
    best = candidate;
    least = distance;
  }

  return best;
}

function lower(text) {
  return Array.from({ length: Math.min(text.length, LONGEST_COMPARED) }, (_, i) => {
    const small = text[i].toLowerCase();
    return small.length === 1 ? small : text[i];
  });
}

/** How many letters are to be put in, left out, replaced, or swapped with their neighbours. */
function editDistance(a, b) {
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min(current[j - 1] + 1, previous[j] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) current[j] = Math.min(current[j], before[j - 2] + 1);
    }

    before = previous;
    previous = current;
  }

  return previous[b.length];
}

function codePoints(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function utf8Length(text) {
  let count = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0);
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  return count;
}

const MEASURES = { bytes: utf8Length, utf16: (text) => text.length, chars: codePoints };

function isAbsoluteUrl(text) {
  const start = /^https?:\/\//i.exec(text);
  return start !== null && text.length > start[0].length && !'/?#:.'.includes(text[start[0].length]) && !/[\u0000- \u007f]/.test(text);
}

function isDataUrl(text) {
  const comma = text.indexOf(',');
  return /^data:/i.test(text) && comma > 5 && comma < text.length - 1;
}

// In pieces: an engine that remembers each letter of a long text runs out of memory.
function isBase64(text) {
  if (text.length < 4 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/=]{2}$/.test(text.slice(-2))) return false;
  return !/[^A-Za-z0-9+/]/.test(text.slice(0, -2));
}

/** Whether a link has one of the forms that are taken. */
function isLink(text, accepts) {
  const forms = accepts.length === 0 ? ['url'] : accepts;
  return forms.some((form) => (form === 'data' ? isDataUrl(text) : form === 'base64' ? isBase64(text) : isAbsoluteUrl(text)));
}

/** A text as a part of a URL. */
function escapeUrl(text) {
  const whole = Array.from(text, (letter) => (/^[\ud800-\udfff]$/.test(letter) ? '\ufffd' : letter)).join('');
  return encodeURIComponent(whole).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
}
