import { existsSync } from 'node:fs';
import { closeDatabase } from '#app/db/client.server.ts';
import { TOKEN_SCOPES } from '#app/permissions.ts';
import { env } from '#app/platform/env.server.ts';
import { runCommand, type Command, type CommandContext } from './commands/command.ts';
import { openCommandDatabase } from './commands/open-database.ts';
import { say } from './console.ts';

/** Every command: `node build/server/cli.js NAME …` in a container, `npm run NAME -- …` elsewhere. */
const commands: Readonly<Record<string, Command>> = {
  backup: {
    forms: ['[DATEI]'],
    de: 'sichert das ganze Haus in eine Datei, auch während es läuft',
    en: 'writes the whole house into a file, also while it runs',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    forms: ['DATEI'],
    de: 'spielt eine Sicherung in ein leeres Haus zurück',
    en: 'puts a backup into an empty house',
    load: () => import('./commands/restore.ts'),
  },
  'audit:verify': {
    forms: ['[--head KOPF] … [--backup DATEI] …'],
    de: 'prüft das Protokoll gegen seine Siegel und aufbewahrte Köpfe',
    en: 'checks the audit log against its seals and against heads kept elsewhere',
    note: 'Kopf (head): house:14: und 64 Zeichen, wie ein Lauf ihn nennt (and 64 characters, as a run prints it)',
    load: () => import('./commands/audit-verify.ts'),
  },
  actions: {
    forms: ['verify', 'rebuild'],
    de: 'vergleicht die Tätigkeiten in Datenbank und Dateien, oder füllt ihre leere Tabelle aus den Dateien',
    en: 'compares the actions in the database and in the files, or fills their empty table from the files',
    load: () => import('./commands/actions.ts'),
  },
  token: {
    forms: ['EMAIL RECHT[,RECHT…] [--days TAGE]', '--list', '--revoke TOKEN'],
    de: 'erstellt ein Token für Programme, zeigt die gültigen oder widerruft eines',
    en: 'makes a token for programs, lists the valid ones or revokes one',
    note: `Rechte (scopes): ${Object.keys(TOKEN_SCOPES).join(', ')}`,
    load: () => import('./commands/token.ts'),
  },
};

const endings: (() => Promise<void> | void)[] = [];

const context: CommandContext = {
  say,
  atEnd: (work) => void endings.unshift(work),
  openDatabase: (options) => {
    const opening = openCommandDatabase(options, say);
    // Also one that is still starting when Ctrl-C comes.
    const close = (): Promise<void> =>
      opening.then(
        (database) => database.close(),
        () => undefined,
      );
    endings.unshift(closeDatabase, close);
    return opening;
  },
};

let ending: Promise<void> | null = null;

async function end(exitCode: number): Promise<void> {
  process.exitCode = exitCode;
  ending ??= (async () => {
    for (const work of endings) await Promise.resolve(work()).catch(complain);
    process.exit(process.exitCode);
  })();
  await ending;
}

function complain(line: unknown): void {
  process.stderr.write(`${line instanceof Error ? line.message : String(line)}\n`);
}

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => void end(exitCode));
}

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  env();
  await end(await runCommand(commands, process.argv.slice(2), context, complain));
} catch (error) {
  complain(error);
  await end(1);
}
