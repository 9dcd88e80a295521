/** German and English have the same keys with the same arguments. */

export interface Texts {
  readonly [key: string]: string | Texts;
}

/** a.b.c -> text */
export function flatTexts(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const full = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') flat.set(full, value);
    else for (const [inner, text] of flatTexts(value, full)) flat.set(inner, text);
  }
  return flat;
}

/** Names of the ICU arguments of a message, once each, sorted; the text inside plural and select branches has none of its own. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  readMessage(message.replaceAll(/'[{}][^']*'/g, ''), 0, names);
  return [...names].sort();
}

/** Reads text until its closing brace or the end; returns the index after it. */
function readMessage(text: string, from: number, names: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readArgument(text, at + 1, names) : at + 1;
  return at + 1;
}

/** Reads `name}`, `name, format}` or `name, plural, one {…} other {…}}`. */
function readArgument(text: string, from: number, names: Set<string>): number {
  const [head = '', name = ''] = /^\s*(\w+)\s*/.exec(text.slice(from)) ?? [];
  names.add(name);
  let at = from + head.length;
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readMessage(text, at + 1, names) : at + 1;
  return at + 1;
}

export function cataloguesApart(name: string, de: Texts, en: Texts): string[] {
  const german = flatTexts(de);
  const english = flatTexts(en);
  const problems = [
    ...[...german.keys()].filter((key) => !english.has(key)).map((key) => `${name}: ${key} is missing in English`),
    ...[...english.keys()].filter((key) => !german.has(key)).map((key) => `${name}: ${key} is missing in German`),
  ];
  for (const [key, text] of german) {
    const other = english.get(key);
    if (text.trim() === '' || other?.trim() === '') problems.push(`${name}: ${key} is empty`);
    if (other !== undefined && argumentsOf(text).join() !== argumentsOf(other).join()) {
      problems.push(
        `${name}: ${key} takes {${argumentsOf(text).join()}} in German and {${argumentsOf(other).join()}} in English`,
      );
    }
  }
  return problems;
}
