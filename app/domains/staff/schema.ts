import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';

/** Fields of shifts in forms and in the API. Messages are codes. */

const MAX_ROLE = 40;
const MAX_STATION = 60;
const MAX_NOTES = 2000;
export const MAX_HEADS = 100;

const text = (max: number, tooLong: string) =>
  textUpTo(max, tooLong).refine(isReadableText, 'unreadable').transform(trimmedText);

/** service, kitchen, bar, cleaning, or a word of the house. */
export const roleField = text(MAX_ROLE, 'role_too_long').pipe(
  z.string().min(1, 'role_missing').regex(/^.*$/, 'unreadable'),
);
/** Empty is none. */
export const stationField = text(MAX_STATION, 'station_too_long').transform((value) => value || null);
export const notesField = text(MAX_NOTES, 'notes_too_long').transform((value) => value || null);
export const headsField = z.int('heads').min(0, 'heads').max(MAX_HEADS, 'heads');
export const dateField = z.string('date').refine(isLocalDate, 'date');
/** HH:MM; 24:00 is 00:00 of the next day. */
export const timeField = z.string('time').regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
