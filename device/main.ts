import { arch, type } from 'node:os';
import { readConfig, readServerUrl, type DoorConfig } from './config.ts';
import { enroll, readCode } from './enroll.ts';
import { durableFiles } from './files.ts';
import { runDoor } from './run-door.ts';
import { checkWritable, readIdentity, writeIdentity } from './secret-store.ts';
import { describeDoor } from './status.ts';
import { readEnrollArguments, SentenceError, UsageError, refuseArguments, usage } from './command-line.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function enrollDoor(args: readonly string[], config: DoorConfig): Promise<void> {
  const input = readEnrollArguments(args, `${type()} ${arch()}`);
  const code = readCode(input.code);
  if (code === null)
    throw new UsageError(
      `„${input.code}“ ist kein Code; er hat 16 Zeichen. ("${input.code}" is no code; it has 16 characters.)`,
    );
  if (input.url === null && config.url === null)
    throw new UsageError(
      'Es fehlt --url mit der Adresse des Hauses. (--url with the address of the house is missing.)',
    );
  const url = input.url === null ? (config.url ?? '') : readServerUrl(input.url, config.insecureHttp);
  const { stateDir } = config;
  // Checked before the code is used up.
  await checkWritable(durableFiles, stateDir);
  if (!input.again && (await readIdentity(durableFiles, stateDir)) !== null)
    throw new SentenceError(
      'Dieses Gerät ist schon angemeldet; --again ersetzt die Anmeldung. (This device is enrolled already; --again replaces that.)',
    );
  const answer = await enroll({ code, model: input.model }, url);
  await writeIdentity(durableFiles, stateDir, { ...answer, url });
  say(`Angemeldet als ${answer.deviceId}. (Enrolled as ${answer.deviceId}.)`);
  say(
    'Jetzt muss eine Verwalterin das Gerät im Haus bestätigen. (Now an admin has to confirm the device in the house.)',
  );
}

async function runCommand([name = '', ...args]: readonly string[]): Promise<number> {
  const isHelp = [name, ...args].some((word) => word === '--help' || word === '-h');
  if (isHelp || name === '') {
    (isHelp ? say : complain)(usage);
    return isHelp ? 0 : 2;
  }
  const config = await readConfig(durableFiles, process.env);
  switch (name) {
    case 'enroll':
      await enrollDoor(args, config);
      return 0;
    case 'run':
      refuseArguments(args);
      await runDoor(config, say);
      return 0;
    case 'status':
      refuseArguments(args);
      for (const line of await describeDoor(config, durableFiles, process.env)) say(line);
      return 0;
    default:
      throw new UsageError(`Den Befehl ${name} gibt es nicht. (There is no command ${name}.)`);
  }
}

function explain(error: unknown): string {
  if (error instanceof SentenceError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `Das ging nicht: ${detail}. (This did not work: ${detail}.)`;
}

// No `await` at the top: the bundle is CommonJS.
runCommand(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    complain(explain(error));
    if (error instanceof UsageError) complain(usage);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
