import { z } from 'zod';
import * as protocol from '#device/protocol.ts';
import { machineWord } from './state-message.server.ts';

/** Bodies of the device side, as strict as the protocol (door/1). */
const nonce = z.string().regex(protocol.NONCE_PATTERN);
const milliseconds = z.int().min(0).max(2_147_483_647);
/** What a command printed: never a reason to lose the result that it comes with. */
const printed = z
  .string()
  .max(1_000)
  .transform((text) => text.replaceAll(/\p{Cc}+/gu, ' ').toWellFormed());

export const enrollShape = z.strictObject({ code: z.string().min(1).max(40), model: machineWord });

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
    resultMessage: printed.optional(),
    pulsedAtMs: milliseconds.nullable(),
  })
  .refine(({ result, resultCode }) => (result === 'executed') === (resultCode === 'OK'), { path: ['resultCode'] });
