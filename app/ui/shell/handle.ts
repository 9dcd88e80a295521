/**
 * A route exports `const handle: ShellHandle = { shell: 'bare' }` to show its screen without navigation. `wide`: the same over the
 * whole width. `frame`: the screen alone and without scripts, for a frame in another site.
 */
export interface ShellHandle {
  readonly shell?: Shell;
}

export type Shell = 'full' | 'bare' | 'wide' | 'frame';

const SHELLS: readonly unknown[] = ['full', 'bare', 'wide', 'frame'] satisfies Shell[];

export interface ShellMatch {
  readonly handle: unknown;
  readonly data: unknown;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The frame of a page: the last route that names one decides. */
export function shellOf(matches: readonly ShellMatch[]): Shell {
  const named = matches.map(({ handle }) => fieldOf(handle, 'shell')).filter((shell) => SHELLS.includes(shell));
  return (named.at(-1) as Shell | undefined) ?? 'full';
}

/** The colour of the page's own operator, the loader's `accentColor` of a `wide` or `frame` screen. */
export function accentOf(matches: readonly ShellMatch[]): string | undefined {
  const colors = matches.map(({ data }) => fieldOf(data, 'accentColor'));
  return colors.find((color): color is string => typeof color === 'string');
}
