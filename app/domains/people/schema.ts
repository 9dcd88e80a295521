import { z } from 'zod';
import { LOCALES } from '#app/platform/ctx.ts';

export const localeSchema = z.object({ locale: z.enum(LOCALES), weiter: z.string().optional() });
