import { z } from 'zod';
import { CONTACT_STATES, NONCE_PATTERN, RELAY_STATES, type StateMessage, type StateReport } from '#device/protocol.ts';

/** A name of a machine or its software: one line that can be read. */
export const machineWord = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\x20-\x7e\u00a0-\u024f]+$/);

/** What a device says of itself, in both ways; the columns are as wide. */
const details = {
  bootId: z.string().regex(NONCE_PATTERN),
  firmware: machineWord,
  relay: z.enum(RELAY_STATES),
  doorContact: z.enum(CONTACT_STATES),
  journalDepth: z.int().min(0).max(1_000_000),
};

export const stateReportSchema = z.object({
  ...details,
  uptimeMs: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  hasMqtt: z.boolean().optional(),
}) satisfies z.ZodType<StateReport>;

export const stateMessageSchema = z.object({
  ...details,
  online: z.boolean(),
}) satisfies z.ZodType<StateMessage>;

/** The payload of a state topic; null when it is none. */
export function readStateMessage(payload: Uint8Array): StateMessage | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return stateMessageSchema.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}
