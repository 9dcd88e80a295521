import type { HouseDatabase } from '#server/database/house-database.ts';

export type CommandContext = {
  /** A line for the person at the terminal. */
  say: (line: string) => void;
  /** The database of the house (`migrate: true`: brought to this version, as at a start); closed when the command ends. */
  openDatabase: (options: { migrate: boolean; create?: boolean }) => Promise<HouseDatabase>;
  /** Runs when the command ends, also after Ctrl-C; what was registered last comes first. */
  atEnd: (work: () => Promise<void> | void) => void;
};

export type CommandModule = {
  /** Returns the exit code: 0 done, 1 not, 2 for words that make no sense (the usage is printed then). */
  run: (words: string[], context: CommandContext) => Promise<0 | 1 | 2>;
};

export type Command = {
  /** Words behind the name, as the usage prints them. */
  words: string;
  de: string;
  en: string;
  load: () => Promise<CommandModule>;
};

/** Runs `words[0]` out of the table and returns the exit code; what fails is said in one sentence. */
export async function runCommand(
  table: Readonly<Record<string, Command>>,
  words: readonly string[],
  context: CommandContext,
  complain: (line: string) => void,
): Promise<number> {
  const [name = '', ...rest] = words;
  const command = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!command) {
    if (name !== '') complain(`Den Befehl ${name} gibt es nicht. (There is no command ${name}.)`);
    complain(usageOf(table));
    return 2;
  }
  try {
    const { run } = await command.load();
    const exitCode = await run(rest, context);
    if (exitCode === 2) complain(usageOf({ [name]: command }));
    return exitCode;
  } catch (error) {
    const detail = process.env.LOG_LEVEL === 'debug' && error instanceof Error ? error.stack : undefined;
    complain(detail ?? (error instanceof Error ? error.message : String(error)));
    return 1;
  }
}

function usageOf(table: Readonly<Record<string, Command>>): string {
  const lines = Object.entries(table).map(
    ([name, { words, de, en }]) => `  ${[name, words].join(' ').trim()}\n      ${de} (${en})`,
  );
  return ['Aufruf (usage): node build/server/cli.js BEFEHL …', ...lines].join('\n');
}
