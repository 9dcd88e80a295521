/** A route says `export const handle: ShellHandle = { shell: 'bare' }` to stand without navigation. */
export interface ShellHandle {
  readonly shell?: 'bare' | 'full';
}

export function isBare(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'shell' in handle && handle.shell === 'bare';
}
