import { z } from 'zod';
import { words } from './words.ts';

/** What the API answers, with the field names of seed 3. Money is text: `1234.50`. */

const instant = z.string().describe('ISO 8601, UTC');
const day = z.string().describe('YYYY-MM-DD');
const money = z.string().describe('Euros with two digits after the point');

export const roleShape = z.enum(words.role.german);

/** A row of v_user_teilprojekte: one per role. */
export const userSubprojectShape = z
  .object({
    id: z.uuid(),
    zuwendung_id: z.uuid(),
    parent_teilprojekt_id: z.uuid().nullable(),
    nummer: z.string(),
    name: z.string(),
    budget: money,
    ebene: z.int().min(1).max(3),
    stammdaten: z
      .array(z.object({ name: z.string(), wert: z.string(), quelle: z.enum(words.source.german) }))
      .describe('Grey fields'),
    ist_geteilt: z.boolean(),
    ist_aktiv: z.boolean(),
    teilungs_datum: instant.nullable(),
    geteilt_von: z.uuid().nullable(),
    created_at: instant,
    updated_at: instant,
    rolle: roleShape,
    gueltig_von: day,
    gueltig_bis: day.nullable().describe('Included; null without an end'),
    zugewiesen_an: z.string().describe('Name of the person'),
  })
  .meta({ id: 'UserSubproject' });

export const measureShape = z
  .object({
    id: z.uuid(),
    teilprojekt_id: z.uuid(),
    nummer: z.string(),
    titel: z.string(),
    beschreibung: z.string().nullable(),
    budget: money.nullable(),
    status: z.enum(words.status.german),
    parent_massnahme_id: z.uuid().nullable(),
    geplant_von: day.nullable(),
    geplant_bis: day.nullable(),
    tatsaechlich_von: day.nullable(),
    tatsaechlich_bis: day.nullable(),
    fortschritt: z.int().min(0).max(100),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Measure' });
