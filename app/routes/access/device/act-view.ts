/** What a press on a device's page answered when it did not lead on. */
export interface DeviceAnswer {
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly notice: string | null;
  /** Shown this once. */
  readonly invitation: { readonly code: string; readonly command: string; readonly until: string } | null;
}
