import { execFile } from 'node:child_process';
import type { ContactState } from './protocol.ts';

export interface ContactCommand {
  /** Program and arguments; its output is compared. */
  readonly command: readonly string[];
  readonly openOutput: string;
  readonly closedOutput: string;
}

const limitMs = 2_000;

/** Reads once whether the door is open. Unreadable output is 'unknown'. The contact is reported and decides nothing. */
export function readContact({ command, openOutput, closedOutput }: ContactCommand): Promise<ContactState> {
  const [program = '', ...words] = command;
  return new Promise((resolve) => {
    execFile(program, words, { timeout: limitMs, encoding: 'utf8', maxBuffer: 4_096 }, (error, output) => {
      const said = output.trim();
      if (error) resolve('unknown');
      else if (said === openOutput) resolve('open');
      else resolve(said === closedOutput ? 'closed' : 'unknown');
    });
  });
}
