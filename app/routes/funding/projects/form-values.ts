import type { StoredLetter } from '#app/domains/funding/store/letters.server.ts';
import type { StoredGrant, StoredSubproject } from '#app/domains/funding/store/projects.server.ts';

/** The fields of the forms of grants, letters and sub-projects as texts. */
export interface GrantValues {
  readonly number: string;
  readonly title: string;
  readonly funder: string;
  readonly fileNumber: string;
  readonly granted: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly hourlyRate: string;
  readonly maxHoursPerDay: string;
  readonly ownShareCapPercent: string;
  readonly excludedKinds: readonly string[];
  readonly evidenceWithNames: boolean;
}

export interface LetterValues {
  readonly issuedOn: string;
  readonly fileNumber: string;
  readonly amount: string;
  readonly remark: string;
}

export interface SubprojectValues {
  readonly parentId: string;
  readonly number: string;
  readonly name: string;
  readonly budget: string;
  readonly master: readonly { readonly name: string; readonly value: string }[];
}

const textIn = (form: FormData) => (name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
const allIn = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string');

/** `1234.50` as a German types it; a form reads both. */
export const amountText = (money: string | null): string =>
  money?.replace('.', ',').replace(/\B(?=(?:\d{3})+,)/g, '.') ?? '';

export const NEW_GRANT: GrantValues = {
  number: '',
  title: '',
  funder: '',
  fileNumber: '',
  granted: '',
  validFrom: '',
  validUntil: '',
  hourlyRate: '',
  maxHoursPerDay: '10',
  ownShareCapPercent: '',
  excludedKinds: [],
  evidenceWithNames: false,
};

export function grantOfForm(form: FormData): GrantValues {
  const text = textIn(form);
  return {
    number: text('number'),
    title: text('title'),
    funder: text('funder'),
    fileNumber: text('fileNumber'),
    granted: text('granted'),
    validFrom: text('validFrom'),
    validUntil: text('validUntil'),
    hourlyRate: text('hourlyRate'),
    maxHoursPerDay: text('maxHoursPerDay'),
    ownShareCapPercent: text('ownShareCapPercent'),
    excludedKinds: allIn(form, 'excludedKinds'),
    evidenceWithNames: form.get('evidenceWithNames') === 'on',
  };
}

export const grantOfRow = (row: StoredGrant): GrantValues => ({
  number: row.number,
  title: row.title,
  funder: row.funder,
  fileNumber: row.fileNumber ?? '',
  granted: amountText(row.granted),
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  hourlyRate: amountText(row.hourlyRate),
  maxHoursPerDay: String(row.maxHoursPerDay),
  ownShareCapPercent: row.ownShareCapPercent === null ? '' : String(row.ownShareCapPercent),
  excludedKinds: row.excludedKinds,
  evidenceWithNames: row.evidenceWithNames,
});

export const NEW_LETTER: LetterValues = { issuedOn: '', fileNumber: '', amount: '', remark: '' };

export function letterOfForm(form: FormData): LetterValues {
  const text = textIn(form);
  return { issuedOn: text('issuedOn'), fileNumber: text('fileNumber'), amount: text('amount'), remark: text('remark') };
}

export const letterOfRow = ({ issuedOn, fileNumber, amount, remark }: StoredLetter): LetterValues => ({
  issuedOn,
  fileNumber,
  amount: amountText(amount),
  remark: remark ?? '',
});

export function subprojectOfForm(form: FormData): SubprojectValues {
  const text = textIn(form);
  const values = allIn(form, 'masterValue');
  return {
    parentId: text('parentId'),
    number: text('number'),
    name: text('name'),
    budget: text('budget'),
    master: allIn(form, 'masterName').map((name, index) => ({ name, value: values[index] ?? '' })),
  };
}

export const subprojectOfRow = (
  row: Pick<StoredSubproject, 'number' | 'name' | 'budget' | 'masterData'>,
): SubprojectValues => ({
  parentId: '',
  number: row.number,
  name: row.name,
  budget: amountText(row.budget),
  master: row.masterData,
});
