import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';
import * as inputs from './inputs.server.ts';
import { measureShape, userSubprojectShape } from './outputs.server.ts';

/** The JSON API of roles and measures (seed 3; funding.md). Split, merge and the audit trail have contracts of their own. */

const tag = 'Funded projects';
const unknown = { description: 'Unknown, or not to be read by this person today', schema: null, codes: ['NOT_FOUND'] };
const massnahmen = '/api/teilprojekte/{subprojectId}/massnahmen';

export const listUserSubprojects = operation({
  id: 'listUserSubprojects',
  method: 'GET',
  path: '/api/users/{userId}/teilprojekte',
  tag,
  summary: 'The sub-projects of a person today, one row per role',
  description: 'The own ones; an admin reads those of other people in the own operator.',
  right: 'funding.view',
  params: inputs.userParams,
  query: inputs.noFields,
  body: null,
  isRepeatable: false,
  answers: {
    200: {
      description: 'By number; empty without a role today',
      schema: z.object({ items: z.array(userSubprojectShape) }),
    },
    404: unknown,
  },
});

export const listMeasures = operation({
  id: 'listMeasures',
  method: 'GET',
  path: massnahmen,
  tag,
  summary: 'The measures of a sub-project',
  description: 'With a role in the sub-project all of them, with a role in a measure that one and those below it.',
  right: 'funding.view',
  params: inputs.subprojectParams,
  query: inputs.noFields,
  body: null,
  isRepeatable: false,
  answers: {
    200: { description: 'By number', schema: z.object({ items: z.array(measureShape) }) },
    404: unknown,
  },
});

export const createMeasure = operation({
  id: 'createMeasure',
  method: 'POST',
  path: massnahmen,
  tag,
  summary: 'Create a measure in a sub-project',
  description:
    'For an ausfueller of the sub-project, or of a measure for one below it, and for admins of the operator.',
  right: 'funding.fill',
  params: inputs.subprojectParams,
  query: inputs.noFields,
  body: inputs.measureBody,
  example: {
    nummer: '1.2',
    titel: 'Ferienlager',
    budget: '1500.00',
    geplant_von: '2027-07-01',
    geplant_bis: '2027-07-14',
  },
  isRepeatable: true,
  answers: {
    201: { description: 'Created', schema: measureShape },
    404: unknown,
    409: { description: 'The sub-project is split, merged away or archived', schema: null, codes: ['NOT_ACTIVE'] },
  },
});

/** Every operation of roles and measures. */
export const fundingOperations = [listUserSubprojects, listMeasures, createMeasure] as const;
