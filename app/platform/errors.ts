/**
 * What a verb or a read may throw: not found, forbidden. Expected refusals are outcomes, not errors. `toResponse` maps them
 * once. A record that a person may not see gets the same 404 as an unknown one (D18).
 */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
}

/** The person may see the record but not do this to it; `reason` is a message key of the shell catalogue's `refused` group. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
