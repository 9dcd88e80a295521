import type { HouseDatabase } from '#server/database/house-database.ts';
import { explainError } from './explain-error.ts';
import { WrongWordsError } from './wrong-words.ts';

export type CommandContext = {
  /** A line for the person at the terminal. */
  say: (line: string) => void;
  /** The database of the house (`migrate: true`: brought to this version, as at a start); closed when the command ends. */
  openDatabase: (options: { migrate: boolean; create?: boolean }) => Promise<HouseDatabase>;
  /** Runs when the command ends, also after Ctrl-C; what was registered last comes first. */
  atEnd: (work: () => Promise<void> | void) => void;
};

export type CommandModule = {
  /** Returns the exit code: 0 done, 1 not. Throws WrongWordsError for words that make no sense. */
  run: (words: string[], context: CommandContext) => Promise<0 | 1>;
};

export type Command = {
  /** Words behind the name, as the usage prints them; one for each way to call it. */
  forms: readonly string[];
  de: string;
  en: string;
  /** What the words may be. */
  note?: string;
  load: () => Promise<CommandModule>;
};

type Commands = Readonly<Record<string, Command>>;

const helpWords = new Set(['--help', '-h']);

/** Runs `words[0]` out of the table and returns the exit code (2: words that make no sense); what fails is said in one sentence. */
export async function runCommand(
  table: Commands,
  words: readonly string[],
  context: CommandContext,
  complain: (line: string) => void,
): Promise<number> {
  const [name = '', ...rest] = words;
  const command = Object.hasOwn(table, name) ? table[name] : undefined;
  const known = command ? { [name]: command } : table;
  if ((command ? rest : [name]).some((word) => helpWords.has(word))) {
    context.say(usageOf(known));
    return 0;
  }
  if (!command) {
    if (name !== '') complain(`Den Befehl ${name} gibt es nicht. (There is no command ${name}.)`);
    complain(usageOf(table));
    return 2;
  }
  try {
    const { run } = await command.load();
    return await run(rest, context);
  } catch (error) {
    const detail = process.env.LOG_LEVEL === 'debug' && error instanceof Error ? error.stack : undefined;
    complain(detail ?? explainError(error));
    if (!(error instanceof WrongWordsError)) return 1;
    complain(usageOf(known));
    return 2;
  }
}

function usageOf(table: Commands): string {
  const lines = Object.entries(table).flatMap(([name, { forms, de, en, note }]) => [
    ...forms.map((form) => `  npm run ${name} -- ${form}`),
    `      ${de} (${en})`,
    ...(note === undefined ? [] : [`      ${note}`]),
  ]);
  return [
    'Aufruf (usage):',
    ...lines,
    'Im Container (in a container): node build/server/cli.js NAME … statt (instead of) npm run NAME -- …',
  ].join('\n');
}
