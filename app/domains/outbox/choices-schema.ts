import { z } from 'zod';
import type { Role } from '#app/platform/ctx.ts';
import { DELIVERIES, kindsFor } from './rules/templates.ts';

const delivery = z.enum(DELIVERIES, { error: 'choose' });
const ofEveryone = { intent: z.literal('save'), confirmations: delivery, decisions: delivery, changes: delivery };

/** The form of the own notices: a choice for each kind that can reach the person. */
export const mailChoicesSchema = (role: Role) =>
  kindsFor(role).includes('requests')
    ? z.strictObject({ ...ofEveryone, requests: delivery })
    : z.strictObject(ofEveryone);

/** The button that allows the own address again. */
export const allowOwnAddressSchema = z.strictObject({ intent: z.literal('allow') });
