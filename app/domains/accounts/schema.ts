import { z } from 'zod';

/** Longer input is never valid, and NUL cannot be stored. Messages are keys of this room's catalogue. */
const line = (max: number, missing: string) =>
  z
    .string({ error: missing })
    .min(1, missing)
    .max(max, missing)
    .refine((value) => !value.includes('\0'), missing);

export const signInSchema = z.object({
  email: line(254, 'signIn.emailMissing').transform((value) => value.trim()),
  password: line(1024, 'signIn.passwordMissing'),
  /** Where to go afterwards; followed only when it is a path of ours. */
  weiter: z.string().optional(),
  /** The address of the form whose fields travel along, and the fields (platform/form/carried-fields). */
  formular: z.string().optional(),
  felder: z.string().optional(),
});

/** One of the own sessions, or all but this one. */
export const endSessionsSchema = z.union([
  z.object({ what: z.literal('others') }),
  z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
]);
