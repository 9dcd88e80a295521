import { z } from 'zod';

/** How long an operation of a screen can be undone, and how long its mails wait (domain.md, booking). */
export const UNDO_SECONDS = 30;

/** The form of an undo. */
export const undoSchema = z.strictObject({ operation: z.uuid(), weiter: z.string().optional() });
