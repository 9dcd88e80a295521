import { spawn, type ChildProcess } from 'node:child_process';

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  /** After this time the command is ended and counts as failed. */
  readonly limitMinutes: number;
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Runs a command in its own process group and collects its output; never rejects. */
export function runCommand({ argv: [program, ...rest], env, limitMinutes }: Command): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, rest, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const said: Buffer[] = [];
    const timer = setTimeout(() => {
      said.push(Buffer.from(`\nended after ${limitMinutes} minutes\n`));
      signalGroup(child, 'SIGKILL');
    }, limitMinutes * 60_000);
    const end = (code: number) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output: Buffer.concat(said).toString('utf8') });
    };
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => {
      said.push(Buffer.from(String(error)));
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Two at a time, in their order: the budget has two cores. */
export async function inTwoLanes(work: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...work];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await next();
  };
  await Promise.all([lane(), lane()]);
}

/** Ends every running command: with SIGTERM, after five seconds with SIGKILL. */
export async function endCommands(): Promise<void> {
  const children = [...running];
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((resolve) => {
          const last = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
          child.once('close', () => {
            clearTimeout(last);
            resolve();
          });
          signalGroup(child, 'SIGTERM');
        }),
    ),
  );
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}
