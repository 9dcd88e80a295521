import { expect, test } from 'vitest';
import { SentenceError } from '#server/sentence-error.ts';
import { runCommand, type Command, type CommandModule } from './command.ts';
import { WrongWordsError } from './wrong-words.ts';

const command = (run: CommandModule['run']): Command => ({
  forms: ['[WORT]', '--other'],
  note: 'was ein Wort ist',
  de: 'tut etwas',
  en: 'does something',
  load: async () => ({ run }),
});

async function runWith(run: CommandModule['run'], words: string[]): Promise<{ exitCode: number; said: string }> {
  const said: string[] = [];
  const context = {
    say: (line: string) => void said.push(line),
    openDatabase: () => Promise.reject(new Error('no database here')),
    atEnd: () => undefined,
  };
  const exitCode = await runCommand({ 'do:it': command(run) }, words, context, (line) => void said.push(line));
  return { exitCode, said: said.join('\n') };
}

test('the words behind the name reach the command, and its exit code comes back', async () => {
  const { exitCode, said } = await runWith(
    async (words, { say }) => {
      say(words.join('+'));
      return 1;
    },
    ['do:it', 'a', 'b'],
  );
  expect({ exitCode, said }).toEqual({ exitCode: 1, said: 'a+b' });
});

test.each([
  [
    'without a name',
    [],
    /^Aufruf.*npm run do:it -- \[WORT\]\n +npm run do:it -- --other\n {6}tut etwas \(does something\)\n {6}was ein Wort ist\n/s,
  ],
  ['with an unknown name', ['constructor'], /Den Befehl constructor gibt es nicht.*Aufruf/s],
  ['with words that the command refuses', ['do:it', '--wrong'], /^--wrong ist falsch\nAufruf.*do:it/s],
])('%s the usage is said and the exit code is 2', async (_name, words, text) => {
  const { exitCode, said } = await runWith(() => Promise.reject(new WrongWordsError('--wrong ist falsch')), words);
  expect(exitCode).toBe(2);
  expect(said).toMatch(text);
});

test.each([[['--help']], [['-h']], [['do:it', 'a', '--help']]])('%j says the usage and nothing else', async (words) => {
  const { exitCode, said } = await runWith(() => Promise.reject(new Error('it ran')), words);
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: expect.stringMatching(/^Aufruf.*do:it/s) as unknown });
});

const withCode = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ['a sentence of ours', new SentenceError('So nicht. (Not so.)'), 'So nicht. (Not so.)'],
  [
    'anything else',
    new Error('no database here.\nmore'),
    'Das ging nicht: no database here. (This did not work: no database here.)',
  ],
  [
    'a statement that failed, without its words',
    new Error('Failed query: insert Eva', { cause: withCode('23514', 'too long') }),
    'Das ging nicht: too long. (This did not work: too long.)',
  ],
  [
    'a database that is away',
    new Error('Failed query: select 1', { cause: withCode('ECONNREFUSED', '') }),
    'Die Datenbank ist nicht zu erreichen: ECONNREFUSED. Bitte DATABASE_URL und MIGRATE_DATABASE_URL prüfen. (The database cannot be reached: check both addresses.)',
  ],
])('what fails is one sentence and exit code 1: %s', async (_name, error, said) => {
  expect(await runWith(() => Promise.reject(error), ['do:it'])).toEqual({ exitCode: 1, said });
});
