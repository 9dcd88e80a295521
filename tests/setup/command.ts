import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The exit code of a command, and its output on both streams. */
type Ended = { exitCode: number | null; said: string };

/** Runs a command of the built server, as cron and people do. `before` is a shell word in front, for limits. */
export async function command(words: string[], env: Record<string, string | undefined>, before = ''): Promise<Ended> {
  const script = `${before} exec "$0" build/server/cli.js "$@"`;
  const child = spawn('bash', ['-c', script, process.execPath, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, said };
}
