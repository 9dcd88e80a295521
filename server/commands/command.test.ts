import { expect, test } from 'vitest';
import { runCommand, type Command, type CommandModule } from './command.ts';

const command = (run: CommandModule['run']): Command => ({
  words: '[WORT]',
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
  ['without a name', [], /^Aufruf.*do:it \[WORT\]\n {6}tut etwas \(does something\)$/s],
  ['with an unknown name', ['constructor'], /Den Befehl constructor gibt es nicht.*Aufruf/s],
  ['with words that the command refuses', ['do:it', '--wrong'], /^Aufruf.*do:it/s],
])('%s the usage is said and the exit code is 2', async (_name, words, text) => {
  const { exitCode, said } = await runWith(async () => 2, words);
  expect(exitCode).toBe(2);
  expect(said).toMatch(text);
});

test('what fails is one sentence and exit code 1', async () => {
  const { exitCode, said } = await runWith(
    async (_words, { openDatabase }) => {
      await openDatabase({ migrate: true });
      return 0;
    },
    ['do:it'],
  );
  expect({ exitCode, said }).toEqual({ exitCode: 1, said: 'no database here' });
});
