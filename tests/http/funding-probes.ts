import { paths } from '#app/paths.ts';
import type { ActionName } from '#app/permissions.ts';
import { postJson, type Probe } from './probe.ts';

const absent = '01890000-0000-7000-8000-000000000000';

/** Probes of the rights of funding. Role x object x days: tests/http/funding-rights.test.ts. */
export const fundingProbes = {
  'funding.view': [{ whose: null, ask: (person) => person.get(paths.funding.projects()) }],
  'funding.fill': [
    // The right is everyone's; the record is unknown.
    {
      whose: null,
      may: 404,
      ask: (person) =>
        person.postForm(paths.funding.newMeasure(absent), { intent: 'save', number: '1', title: 'Fest' }),
    },
  ],
  // The verbs check the roles of each sub-project: tests/http/funding-divide.test.ts.
  'funding.divide': [
    { whose: null, may: 404, ask: (person) => person.get(paths.funding.split(absent)) },
    { whose: null, may: 404, ask: (person) => person.get(paths.funding.merge(absent)) },
    { whose: null, may: 422, ask: (person) => person.postForm(paths.funding.split(absent), {}) },
    { whose: null, may: 422, ask: (person) => person.postForm(paths.funding.merge(absent), {}) },
    { whose: null, may: 422, signedOut: 401, ask: (person) => postJson(person, paths.api.splitSubproject(absent), {}) },
    { whose: null, may: 422, signedOut: 401, ask: (person) => postJson(person, paths.api.mergeSubprojects(), {}) },
  ],
  'funding.administer': [{ whose: null, ask: (person) => person.get(paths.funding.newGrant()) }],
  'funding.audit': [{ whose: null, ask: (person) => person.get(paths.funding.audit()) }],
} satisfies Partial<Record<ActionName, Probe[]>>;
