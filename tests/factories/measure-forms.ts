import type { AssignInput } from '#app/domains/funding/assignments/schema.ts';
import type { MeasureInput } from '#app/domains/funding/measures/schema.ts';

/** The form of a measure: a planned one with 100 euros. */
export const measureInput = (values: Partial<MeasureInput> = {}): MeasureInput => ({
  number: 'M-1',
  title: 'Ferienlager',
  description: null,
  budget: '100.00',
  status: 'planned',
  plannedFrom: '2026-12-01',
  plannedUntil: '2026-12-31',
  actualFrom: null,
  actualUntil: null,
  progress: 0,
  parentId: null,
  ...values,
});

/** The form of a role: an author from today on. */
export const assignInput = (values: Pick<AssignInput, 'userId'> & Partial<AssignInput>): AssignInput => ({
  role: 'author',
  validFrom: null,
  validUntil: null,
  remark: null,
  ...values,
});
