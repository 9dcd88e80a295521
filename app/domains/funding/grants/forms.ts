import { z } from 'zod';
import { grantFields, isOnField, letterFields, strict, versionField } from '#app/domains/funding/schema.ts';

/** The forms of grants and letters. */
const save = z.literal('save');

export const newGrantSchema = z.strictObject({ intent: save, ...grantFields }, strict);
export const editGrantSchema = z.strictObject({ intent: save, version: versionField, ...grantFields }, strict);

/** What the page of a grant does: letters, and putting the grant away. */
export const grantActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('addLetter'), ...letterFields }, strict),
  z.strictObject(
    { intent: z.literal('saveLetter'), letterId: z.uuid('unreadable'), version: versionField, ...letterFields },
    strict,
  ),
  z.strictObject({ intent: z.literal('removeLetter'), letterId: z.uuid('unreadable') }, strict),
  z.strictObject({ intent: z.literal('archive'), isArchived: isOnField }, strict),
]);
