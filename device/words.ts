import { WrongWordsError } from './sentence-error.ts';

export interface EnrollWords {
  readonly url: string | null;
  readonly code: string;
  readonly model: string;
  readonly again: boolean;
}

export const usage = [
  'Aufruf (usage):',
  '  platzwart-door enroll --url https://… --code XXXX-XXXX-XXXX-XXXX [--model NAME] [--again]',
  '      meldet dieses Gerät am Haus an (enrols this device at the house)',
  '      --again ersetzt eine frühere Anmeldung (replaces an earlier one)',
  '  platzwart-door run',
  '      bedient die Tür, bis es beendet wird (works the door until it is ended)',
  '  platzwart-door status',
  '      zeigt Anmeldung und Journal (shows identity and journal)',
].join('\n');

const valued = new Set(['--url', '--code', '--model']);

export function readEnrollWords(words: readonly string[], defaultModel: string): EnrollWords {
  const given = new Map<string, string>();
  let again = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--again') again = true;
    else if (valued.has(word)) {
      index += 1;
      const value = words[index];
      if (value === undefined || value.startsWith('--'))
        throw new WrongWordsError(`Hinter ${word} fehlt ein Wort. (A word is missing behind ${word}.)`);
      given.set(word, value);
    } else throw unknownWord(word);
  }
  const code = given.get('--code');
  if (code === undefined) throw new WrongWordsError('Es fehlt --code mit dem Code aus dem Haus. (--code is missing.)');
  return { url: given.get('--url') ?? null, code, model: given.get('--model') ?? defaultModel, again };
}

export function refuseMore([word]: readonly string[]): void {
  if (word !== undefined) throw unknownWord(word);
}

const unknownWord = (word: string): WrongWordsError =>
  new WrongWordsError(`„${word}“ ist hier ein Wort zu viel. ("${word}" is one word too many here.)`);
