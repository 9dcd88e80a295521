/** A route exports `const handle: ShellHandle = { shell: 'bare' }` to show its screen without navigation. */
export interface ShellHandle {
  readonly shell?: 'bare' | 'full';
}

export function isBare(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'shell' in handle && handle.shell === 'bare';
}
