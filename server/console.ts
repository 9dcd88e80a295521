import { publicOrigin, type Env } from '#app/platform/env.server.ts';

export type SignIn = { email: string; password: string; role: string; name: string };

/** For the person who started it; everything else goes to the log. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function sayRunning(settings: Env, port: number): void {
  say(`\nPlatzwart läuft: ${addressOf(settings, port)}`);
  const address = publicOrigin(settings);
  if (settings.HOST !== undefined && !isLoopback(settings.HOST) && settings.PUBLIC_URL === undefined) {
    say(
      `Hinweis: HOST ist gesetzt, PUBLIC_URL nicht. Von anderen Geräten aus gelingt die Anmeldung erst mit PUBLIC_URL.`,
    );
  } else if (address.startsWith('http:') && settings.ALLOW_HTTP) {
    say('Hinweis: ohne https reisen Kennwörter und Sitzungen lesbar durchs Netz.');
  }
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\..+|::1)$/.test(host);

const addressOf = (settings: Env, port: number): string => settings.PUBLIC_URL ?? `http://localhost:${port}`;

/** `path` leads to the first run of an empty house; null when there are people. The code in it is a password: never logged. */
export function saySetup(settings: Env, port: number, path: string | null): void {
  if (path === null) return;
  say('\nDieses Haus ist noch leer. Einrichten (set up this house), 24 Stunden gültig:');
  say(`  ${addressOf(settings, port)}${path}`);
}

export function saySignIns(signIns: readonly SignIn[]): void {
  if (signIns.length === 0) return;
  const width = (pick: (row: SignIn) => string): number => Math.max(...signIns.map((row) => pick(row).length));
  const [role, email] = [width((row) => row.role), width((row) => row.email)];
  say('\nAnmelden im Demoverein:');
  for (const row of signIns)
    say(`  ${row.role.padEnd(role)}  ${row.email.padEnd(email)}  ${row.password}  (${row.name})`);
}
