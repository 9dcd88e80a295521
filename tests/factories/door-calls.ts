import { randomBytes } from 'node:crypto';
import type { Database } from '#app/db/client.server.ts';
import type { ClaimOutcome } from '#app/domains/access/jobs/claim-door-job.server.ts';
import { claimDoorJob } from '#app/domains/access/jobs/claim-door-job.server.ts';
import type { DeviceCtx } from '#app/domains/access/devices/authenticate-device.server.ts';
import type { ClaimRequest, ConfirmRequest, Grant } from '#device/protocol.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import type { Role } from '#app/platform/ctx.ts';
import { fileCounter } from './file-counter.ts';
import { ctxOf, type MadePerson } from './person.ts';

export const makeNonce = (): string => randomBytes(18).toString('base64url');

/** The ctx of a verb of the device side, acting as this device. */
export function deviceCtx(db: Database, device: { id: string; deviceId: string }): DeviceCtx {
  const origin = { ip: '192.0.2.9', userAgent: 'door/1' };
  return { db, device, correlationId: crypto.randomUUID(), origin };
}

const claims = fileCounter();
export const bootOfTests = 'boot-of-the-tests-0001';

export function makeClaim(values: Partial<ClaimRequest> = {}): ClaimRequest {
  return { bootId: bootOfTests, claimSeq: claims.next(), claimNonce: makeNonce(), ...values };
}

export const confirmOf = (grant: Grant, values: Partial<ConfirmRequest> = {}): ConfirmRequest => ({
  jobId: grant.jobId,
  nonce: grant.nonce,
  result: 'executed',
  resultCode: 'OK',
  pulsedAtMs: 120,
  ...values,
});

/** Claims and throws without a grant. */
export async function takeGrant(db: Database, device: { id: string; deviceId: string }): Promise<Grant> {
  const outcome: ClaimOutcome = await claimDoorJob(deviceCtx(db, device), makeClaim());
  if (outcome.kind !== 'granted') throw new Error(`the claim brought ${JSON.stringify(outcome)}`);
  return outcome.grant;
}

/** Presses and returns the id of the job; throws when the press is refused. */
export async function pressDoor(
  db: Database,
  person: MadePerson,
  slug: string,
  role: Role = 'member',
): Promise<string> {
  const outcome = await openDoor(ctxOf(db, person, { role }), { slug });
  if (outcome.kind !== 'asked') throw new Error(`the press is ${outcome.kind}`);
  return outcome.job.jobId;
}
