import { TOKEN_SCOPES, type TokenScope } from '#app/permissions.ts';
import { refuseMore, unknownOption, WrongWordsError } from './wrong-words.ts';

export type TokenWords =
  | { kind: 'create'; email: string; scopes: TokenScope[]; days: number | null }
  | { kind: 'list' }
  | { kind: 'revoke'; beginning: string };

const maxDays = 3650;
const known = Object.keys(TOKEN_SCOPES) as TokenScope[];
const knownList = known.join(', ');
/** Fewer letters than these four fit too many tokens. */
const beginningForm = /^pw_[\w-]{4,}$/;

/** What the words behind `token` ask for. Throws WrongWordsError with a sentence that names the wrong word. */
export function readTokenWords(words: readonly string[]): TokenWords {
  const [first, ...rest] = words;
  if (first === '--list') {
    refuseMore(rest);
    return { kind: 'list' };
  }
  if (first === '--revoke') return { kind: 'revoke', beginning: readBeginning(rest) };
  return readOrder(words);
}

function readOrder(words: readonly string[]): TokenWords {
  const plain: string[] = [];
  let days: number | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--days') {
      index += 1;
      days = readDays(words[index] ?? '');
    } else if (word.startsWith('-')) throw unknownOption(word);
    else plain.push(word);
  }
  const [email, scopes = '', ...more] = plain;
  if (email === undefined)
    throw new WrongWordsError(
      'Es fehlt die E-Mail-Adresse der Person, für die das Token handelt. (The e-mail address of the person it acts for is missing.)',
    );
  if (!email.includes('@'))
    throw new WrongWordsError(`„${email}“ ist keine E-Mail-Adresse. ("${email}" is no e-mail address.)`);
  refuseMore(more);
  return { kind: 'create', email, scopes: readScopes(scopes), days };
}

function readScopes(text: string): TokenScope[] {
  const named = text.split(',').flatMap((scope) => scope.trim() || []);
  if (named.length === 0)
    throw new WrongWordsError(
      `Es fehlen die Rechte, durch Komma getrennt: ${knownList}. (The scopes are missing, separated by commas: ${knownList}.)`,
    );
  for (const scope of named)
    if (!known.includes(scope as TokenScope))
      throw new WrongWordsError(
        `Das Recht „${scope}“ gibt es nicht, nur ${knownList}. (There is no scope "${scope}", only ${knownList}.)`,
      );
  return [...new Set(named as TokenScope[])];
}

function readDays(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= maxDays) return Number(text);
  throw new WrongWordsError(
    `--days braucht eine ganze Zahl von 1 bis ${maxDays}, nicht „${text}“. (--days needs a whole number from 1 to ${maxDays}, not "${text}".)`,
  );
}

function readBeginning([named = '', ...more]: readonly string[]): string {
  refuseMore(more);
  const beginning = named.trim().replace(/…$/, '');
  if (beginningForm.test(beginning)) return beginning;
  throw new WrongWordsError(
    `--revoke braucht das Token oder seinen Anfang, pw_ und wenigstens vier Zeichen, nicht „${named}“. (--revoke needs the token or its beginning, pw_ and at least four characters, not "${named}".)`,
  );
}
