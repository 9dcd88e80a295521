/** Its message is a complete sentence for the person at the terminal, German with English in brackets. */
export class SentenceError extends Error {
  override readonly name: string = 'SentenceError';
}

/** Arguments that do not fit the command: the usage follows. */
export class UsageError extends SentenceError {
  override readonly name = 'UsageError';
}

export interface EnrollArguments {
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

export function readEnrollArguments(args: readonly string[], defaultModel: string): EnrollArguments {
  const options = new Map<string, string>();
  let again = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--again') again = true;
    else if (valued.has(arg)) {
      index += 1;
      const value = args[index];
      if (value === undefined || value.startsWith('--'))
        throw new UsageError(`Hinter ${arg} fehlt ein Wort. (A word is missing behind ${arg}.)`);
      options.set(arg, value);
    } else throw unknownWord(arg);
  }
  const code = options.get('--code');
  if (code === undefined) throw new UsageError('Es fehlt --code mit dem Code aus dem Haus. (--code is missing.)');
  return { url: options.get('--url') ?? null, code, model: options.get('--model') ?? defaultModel, again };
}

export function refuseArguments([arg]: readonly string[]): void {
  if (arg !== undefined) throw unknownWord(arg);
}

const unknownWord = (arg: string): UsageError =>
  new UsageError(`„${arg}“ ist hier ein Wort zu viel. ("${arg}" is one word too many here.)`);
