import { z } from 'zod';
import { namesUnknownFields } from '#app/platform/form.server.ts';

/** A press on the door screen. */
export const openDoorSchema = z.strictObject(
  { area: z.string().min(1).max(40), nonce: z.uuid().optional() },
  { error: namesUnknownFields },
);

/** Asking for access; the address is a guest's, whoever is signed in has one. Message keys of `access.ask.errors`. */
export const askAccessSchema = z.strictObject(
  {
    area: z.string('area').min(1, 'area').max(40, 'area'),
    email: z
      .email('email')
      .max(254, 'email')
      .transform((email) => email.toLowerCase())
      .optional(),
  },
  { error: namesUnknownFields },
);
