import { z } from 'zod';
import { namesUnknownFields, textUpTo } from '#app/platform/form/read-form.server.ts';
import { readEmbedOrigins } from './rules/embed-origins.ts';

const isOn = z.boolean('unreadable').optional().default(false);

/** The form "Öffentlicher Plan" of a facility. Messages are keys of `facilities.publicPlan.errors`. */
export const publicPlanSchema = z.strictObject(
  {
    intent: z.literal('publicPlan'),
    version: z.int('unreadable').min(1, 'unreadable'),
    publicPlan: isOn,
    showNames: isOn,
    /** One origin per line. */
    embedOrigins: textUpTo(5000, 'too_long:5000')
      .optional()
      .default('')
      .transform((text, ctx): string[] => {
        const read = readEmbedOrigins(text);
        if ('origins' in read) return read.origins;
        const message = 'line' in read ? `${read.problem}:${read.line.slice(0, 80)}` : read.problem;
        ctx.addIssue({ code: 'custom', message });
        return z.NEVER;
      }),
  },
  { error: namesUnknownFields },
);

export type PublicPlanInput = Omit<z.output<typeof publicPlanSchema>, 'intent' | 'version'>;
