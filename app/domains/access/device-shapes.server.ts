import { z } from 'zod';
import * as protocol from '#device/protocol.ts';

/** Bodies of the device side, as strict as the protocol (door/1). */
const nonce = z.string().regex(protocol.NONCE_PATTERN);
const milliseconds = z.int().min(0).max(2_147_483_647);
const word = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\x20-\x7e\u00a0-\u024f]+$/);

export const enrollShape = z.strictObject({ code: z.string().min(1).max(40), model: word });

export const claimShape = z.strictObject({
  bootId: nonce,
  claimSeq: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  claimNonce: nonce,
});

export const waitShape = z.strictObject({
  waitS: z.number().min(0).max(protocol.MAX_WAIT_S),
}) satisfies z.ZodType<protocol.WaitRequest>;

export const confirmShape = z
  .strictObject({
    jobId: z.uuid(),
    nonce,
    result: z.enum(['executed', 'failed']),
    resultCode: z.enum(['OK', ...protocol.FAILURE_CODES]),
    resultMessage: z.string().max(1_000).optional(),
    pulsedAtMs: milliseconds.nullable(),
  })
  .refine(({ result, resultCode }) => (result === 'executed') === (resultCode === 'OK'), { path: ['resultCode'] });
