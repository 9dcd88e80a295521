/**
 * What may be thrown by a verb or a read: absent, forbidden, broken. Expected refusals are outcomes, not errors.
 * `toResponse` maps them once; a person who may not see a thing gets the same 404 as for an unknown one (D18).
 */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
}

/** The person may see the thing but not do this to it; `reason` is a message key of the shell catalogue's `refused` group. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
