import type { GrantInput, LetterInput } from '#app/domains/funding/schema.ts';

/** What the form of a grant sends, read; `values` replace fields. */
export const grantInput = (values: Partial<GrantInput> = {}): GrantInput => ({
  number: 'JW-2026',
  title: 'Jugend in Bewegung',
  funder: 'Landesjugendamt',
  fileNumber: 'LJA 4711',
  granted: '50000.00',
  validFrom: '2026-01-01',
  validUntil: '2027-12-31',
  hourlyRate: '15.00',
  maxHoursPerDay: 10,
  ownShareCapPercent: null,
  excludedKinds: ['employees'],
  evidenceWithNames: false,
  ...values,
});

export const letterInput = (values: Partial<LetterInput> = {}): LetterInput => ({
  issuedOn: '2026-02-01',
  fileNumber: 'LJA 4711/1',
  amount: '50000.00',
  remark: null,
  ...values,
});
