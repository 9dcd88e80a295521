import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the tree; `path` from the root with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const roots = ['app', 'server', 'tests', 'bench', 'checks', 'device'];
const kept = /[.](?:ts|tsx|cjs|md|css)$/;

/** Every source file and room card of the working tree. */
export function readTree(): Source[] {
  const rootFiles = readdirSync('.').filter((name) => /[.](?:ts|cjs)$/.test(name));
  const inside = roots.flatMap((root) => list(root)).filter((path) => kept.test(path));
  return [...rootFiles, ...inside].map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export const isTest = ({ path }: Source) => /[.]test[.]tsx?$/.test(path);
export const isCode = ({ path }: Source) => /[.](?:ts|tsx|cjs)$/.test(path);

/** The text without comments, so that a rule does not match prose. Line breaks stay. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
