/**
 * A route exports `const handle: ShellHandle = { shell: 'bare' }` to show its screen without navigation. `wide`: the same over the
 * whole width of a page. `wall`: over the whole screen, for a board. `frame`: the screen alone and without scripts, for a frame in another site.
 */
export interface ShellHandle {
  readonly shell?: Shell;
  /** `clock`: an installed page is the time clock; without it, the whole house. */
  readonly app?: 'clock';
}

export type Shell = 'full' | 'bare' | 'wide' | 'wall' | 'frame';

interface ShellMatch {
  readonly handle: unknown;
  readonly data: unknown;
}

/** The shell of a page, and the colour of its own operator: the `accentColor` that its loader returns. */
export function shellOf(matches: readonly ShellMatch[]): {
  shell: Shell;
  app: 'house' | 'clock';
  accentColor?: string | undefined;
} {
  const { handle, data } = matches.at(-1) ?? {};
  const { shell = 'full', app = 'house' } = (handle ?? {}) as ShellHandle;
  return {
    shell,
    app,
    accentColor: (data as { accentColor?: string } | null | undefined)?.accentColor,
  };
}
