import { z } from 'zod';
import type { BuiltPart } from '#app/parts.ts';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';

/** The two forms of the settings page. Messages are keys of `facilities.settings.errors`. */
const version = z.int('unreadable').min(1, 'unreadable');
const isOn = z.boolean('unreadable').optional().default(false);
const whole = (min: number, max: number, code: string) => z.int(code).min(min, code).max(max, code);
/** A part that gets code gets its switch here. */
const switches = { doors: isOn, presence: isOn, staff: isOn, funding: isOn } satisfies Record<BuiltPart, typeof isOn>;

const strict = { error: namesUnknownFields };
export const settingsSchema = z.discriminatedUnion('intent', [
  z.strictObject(
    {
      intent: z.literal('operator'),
      version,
      name: textUpTo(80, 'too_long:80', 'name')
        .refine(isReadableText, 'text')
        .transform(trimmedText)
        .pipe(z.string('name').min(1, 'name')),
      type: z.enum(['verein', 'kommune', 'sonstige'], 'type'),
      primaryColor: z
        .string('color')
        .regex(/^#[0-9a-f]{6}$/i, 'color')
        .toLowerCase(),
      phone: z
        .string()
        .trim()
        .regex(/^[0-9 +()/-]{3,40}$/, 'phone')
        .nullish()
        .transform((phone) => phone ?? null),
      presenceMode: z.enum(['single', 'parallel'], 'presence_mode'),
      autoCheckoutAt: z.string('time').regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, 'time'),
      swapNeedsApproval: isOn,
    },
    strict,
  ),
  z.strictObject(
    {
      intent: z.literal('house'),
      version,
      ...switches,
      spaceApi: isOn,
      keepVisitsDays: whole(1, 730, 'days'),
      keepActionsMonths: whole(1, 120, 'months'),
    },
    strict,
  ),
]);

type Settings = z.output<typeof settingsSchema>;
export type OperatorInput = Omit<Extract<Settings, { intent: 'operator' }>, 'intent' | 'version'>;
export type HouseInput = Omit<Extract<Settings, { intent: 'house' }>, 'intent' | 'version'>;
