import { z } from 'zod';
import {
  CONTACT_STATES,
  FAILURE_CODES,
  MAX_WAIT_S,
  NONCE_PATTERN,
  RELAY_STATES,
  type StateMessage,
  type StateReport,
  type WaitRequest,
} from '#device/protocol.ts';

/** Bodies of the device side. Unknown fields are dropped, so that a newer device can send more (docs/door-protocol.md). */
const nonce = z.string().regex(NONCE_PATTERN);
const milliseconds = z.int().min(0).max(2_147_483_647);
/** The name of a machine or its software: one readable line. */
const machineWord = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\x20-\x7e\u00a0-\u024f]+$/);
/** The output of a command. Control characters are replaced, because a refusal would lose the result it comes with. */
const printed = z
  .string()
  .max(1_000)
  .transform((text) => text.replaceAll(/\p{Cc}+/gu, ' ').toWellFormed());

export const enrollShape = z.object({ code: z.string().min(1).max(40), model: machineWord });

export const claimShape = z.object({
  bootId: nonce,
  claimSeq: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  claimNonce: nonce,
});

export const waitShape = z.object({
  waitS: z.number().min(0).max(MAX_WAIT_S),
}) satisfies z.ZodType<WaitRequest>;

export const confirmShape = z
  .object({
    jobId: z.uuid(),
    nonce,
    result: z.enum(['executed', 'failed']),
    resultCode: z.enum(['OK', ...FAILURE_CODES]),
    resultMessage: printed.optional(),
    pulsedAtMs: milliseconds.nullable(),
  })
  .refine(({ result, resultCode }) => (result === 'executed') === (resultCode === 'OK'), { path: ['resultCode'] });

/** The state that a device reports over MQTT and HTTP. */
const details = {
  bootId: nonce,
  firmware: machineWord,
  relay: z.enum(RELAY_STATES),
  doorContact: z.enum(CONTACT_STATES),
  journalDepth: z.int().min(0).max(1_000_000),
};

export const stateReportShape = z.object({
  ...details,
  uptimeMs: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  hasMqtt: z.boolean().optional(),
}) satisfies z.ZodType<StateReport>;

export const stateMessageShape = z.object({
  ...details,
  online: z.boolean(),
}) satisfies z.ZodType<StateMessage>;

/** Reads the payload of a state topic; null when it does not fit. */
export function readStateMessage(payload: Uint8Array): StateMessage | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return stateMessageShape.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}
