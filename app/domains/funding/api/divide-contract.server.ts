import { z } from 'zod';
import { MAX_MERGED } from '#app/domains/funding/rules/decide-merge.ts';
import { MAX_PARTS } from '#app/domains/funding/rules/decide-split.ts';
import { moneyField, textField, versionField } from '#app/domains/funding/schema.ts';
import { operation } from '#app/platform/api/operation.ts';
import { moneyInput } from './inputs.server.ts';

/** The JSON API of split and merge (seed 3; funding.md has the bodies). Names are those of the seed. */

const noFields = z.strictObject({});
const tag = 'Funding';
const id = z.uuid('unreadable');
const ids = (max: number, tooMany: string) => z.array(id, 'list').max(max, `${tooMany}:${max}`);
const money = z.string().describe('Euro with two decimals: `1234.50`');

const partShape = z
  .object({
    id: z.uuid(),
    parent_teilprojekt_id: z.uuid(),
    ebene: z.int(),
    name: z.string(),
    nummer: z.string(),
    budget: money,
    massnahmen_ids: z.array(z.uuid()).describe('Also those below the dealt ones'),
    zuweisungen: z.array(z.uuid()).describe('A role in several parts has an id in each'),
  })
  .meta({ id: 'SubprojectPart' });

export const splitOperation = operation({
  id: 'splitSubproject',
  method: 'POST',
  path: '/api/teilprojekte/{id}/split',
  tag,
  summary: 'Split a sub-project',
  description:
    'The budgets of the parts sum to that of the sub-project, every outermost measure goes to one part and takes those below it along, and every assignment that has not ended goes to at least one. The sub-project becomes inactive; merging all parts takes the split back. Level 3 cannot be split (422).',
  right: 'funding.divide',
  params: z.strictObject({ id: z.uuid().describe('Id of the sub-project') }),
  query: noFields,
  body: z.strictObject({
    teile: z
      .array(
        z.strictObject({
          name: textField(200, 'name'),
          nummer: textField(50, 'number'),
          budget: moneyInput.pipe(moneyField()),
          massnahmen_ids: ids(10_000, 'too_many').optional().default([]),
          zuweisungen: ids(1_000, 'too_many').optional().default([]).describe('Ids of assignments'),
        }),
        'list',
      )
      .min(2, 'few_parts')
      .max(MAX_PARTS, `many_parts:${MAX_PARTS}`),
    version: versionField.optional().describe('As it was read; an older one is refused'),
  }),
  example: {
    teile: [
      {
        name: 'Nord',
        nummer: 'TP-1.1',
        budget: '6000.00',
        massnahmen_ids: ['01931f00-0000-7000-8000-000000000001'],
        zuweisungen: ['01931f00-0000-7000-8000-000000000002'],
      },
      { name: 'Süd', nummer: 'TP-1.2', budget: '4000.00', massnahmen_ids: [], zuweisungen: [] },
    ],
  },
  isRepeatable: true,
  answers: {
    201: {
      description: 'The parts, in the order of the body',
      schema: z.object({ teilprojekt_id: z.uuid().describe('That was split'), teile: z.array(partShape) }),
    },
    409: {
      description: 'It cannot be split now',
      schema: null,
      codes: ['NOT_ACTIVE', 'HAS_PARTS', 'VERSION_CONFLICT'],
    },
  },
});

export const mergeOperation = operation({
  id: 'mergeSubprojects',
  method: 'POST',
  path: '/api/teilprojekte/merge',
  tag,
  summary: 'Merge sub-projects',
  description:
    'All parts of a sub-project that was split make it active again, with its number; `name` changes its name. Others become a new one at the highest level among them, which needs `name` and `nummer`. Measures whose numbers collide get the number of their sub-project in front.',
  right: 'funding.divide',
  params: noFields,
  query: noFields,
  body: z.strictObject({
    teilprojekt_ids: ids(MAX_MERGED, 'many').min(2, 'few').describe('Of one grant, active, without parts'),
    name: textField(200, 'name').nullish(),
    nummer: textField(50, 'number').nullish(),
  }),
  example: {
    teilprojekt_ids: ['01931f00-0000-7000-8000-000000000001', '01931f00-0000-7000-8000-000000000002'],
    name: 'Jugendarbeit',
    nummer: 'TP-7',
  },
  isRepeatable: true,
  answers: {
    201: {
      description: 'What they became',
      schema: z.object({
        id: z.uuid(),
        parent_teilprojekt_id: z.uuid().nullable(),
        ebene: z.int(),
        name: z.string(),
        nummer: z.string(),
        budget: money,
        wieder_aktiv: z.boolean().describe('True for the whole of the parts'),
        neue_nummern: z.array(z.object({ massnahme_id: z.uuid(), alt: z.string(), neu: z.string() })),
        budgets: z
          .array(z.object({ teilprojekt_id: z.uuid(), alt: money, neu: money }))
          .describe('Of sub-projects above, whose money moved along'),
      }),
    },
    409: { description: 'One of them cannot be merged', schema: null, codes: ['NOT_ACTIVE', 'HAS_PARTS'] },
  },
});

export const divideOperations = [splitOperation, mergeOperation] as const;
