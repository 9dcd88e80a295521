import { paths } from '#app/paths.ts';
import type { ActionName } from '#app/permissions.ts';
import type { Probe } from './probe.ts';

/** Probes of the rights of funding. Role x object x days: tests/http/funding-rights.test.ts. */
export const fundingProbes = {
  'funding.view': [{ whose: null, ask: (person) => person.get(paths.funding.projects()) }],
  'funding.fill': [],
  'funding.divide': [],
  'funding.administer': [{ whose: null, ask: (person) => person.get(paths.funding.newGrant()) }],
  'funding.audit': [{ whose: null, ask: (person) => person.get(paths.funding.audit()) }],
} satisfies Partial<Record<ActionName, Probe[]>>;
