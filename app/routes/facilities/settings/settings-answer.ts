/** What became of a form that was not saved: what was typed, what is wrong with it, and a sentence above it. */
export interface SettingsAnswer {
  readonly intent: 'operator' | 'house';
  /** As sent; a tick that is missing was off. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly notice: string;
  /** The notice offers the state as it is now. */
  readonly isStale: boolean;
}
