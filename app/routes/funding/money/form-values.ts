import type { ReceiptLine } from '#app/domains/funding/pages/money.server.ts';
import type { StoredLine } from '#app/domains/funding/store/lines.server.ts';
import { amountText } from '#app/routes/funding/projects/form-values.ts';

/** The fields of the forms of plan lines and receipts as texts. */
export interface LineValues {
  readonly kind: string;
  readonly label: string;
  readonly approved: string;
  readonly revised: string;
  readonly revisedReason: string;
  readonly letterId: string;
}

export interface ReceiptValues {
  readonly lineId: string;
  readonly place: string;
  readonly paidOn: string;
  readonly party: string;
  readonly reason: string;
  readonly amount: string;
  readonly number: string;
}

const textIn = (form: FormData) => (name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export const newLine = (kind: string): LineValues => ({
  kind,
  label: '',
  approved: '',
  revised: '',
  revisedReason: '',
  letterId: '',
});

export function lineOfForm(form: FormData): LineValues {
  const text = textIn(form);
  return {
    kind: text('kind'),
    label: text('label'),
    approved: text('approved'),
    revised: text('revised'),
    revisedReason: text('revisedReason'),
    letterId: text('letterId'),
  };
}

export const lineOfRow = (row: StoredLine): LineValues => ({
  kind: row.kind,
  label: row.label,
  approved: amountText(row.approved),
  revised: amountText(row.revised),
  revisedReason: row.revisedReason ?? '',
  letterId: row.letterId ?? '',
});

export function receiptOfForm(form: FormData): ReceiptValues {
  const text = textIn(form);
  return {
    lineId: text('lineId'),
    place: text('place'),
    paidOn: text('paidOn'),
    party: text('party'),
    reason: text('reason'),
    amount: text('amount'),
    number: text('number'),
  };
}

/** `subproject`, `subproject/measure`, or empty. */
export const placeOf = (subprojectId: string | null, measureId: string | null): string =>
  [subprojectId, measureId].filter(Boolean).join('/');

export const receiptOfRow = (row: ReceiptLine): ReceiptValues => ({
  lineId: row.lineId,
  place: placeOf(row.subprojectId, row.measureId),
  paidOn: row.paidOn,
  party: row.party,
  reason: row.reason,
  amount: amountText(row.amount),
  number: row.number,
});
