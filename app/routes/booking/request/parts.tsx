import { type ReactNode, useId } from 'react';
import type { RequestForm } from '#app/domains/booking/pages/request-form.server.ts';
import type { RequestDraft, selectionOf } from '#app/domains/booking/rules/request-draft.ts';
import type { FieldState } from '#app/ui/field.tsx';
import type { DatesAnswer, JudgedDates } from '#app/routes/booking/dates/answer.ts';

/** The dates as they were found, with free places of the same group. */
export interface RequestDates extends JudgedDates {
  alternatives: { id: string; name: string }[];
}

export type RequestAnswer = DatesAnswer<'chosen' | 'previewed' | 'refused' | 'clash', RequestDraft, RequestDates>;

/** What every step of the form gets. */
export interface FormParts {
  form: RequestForm;
  draft: RequestDraft;
  selection: ReturnType<typeof selectionOf>;
  change: (change: Partial<RequestDraft>) => void;
  field: (name: string) => FieldState;
}

/** The hidden field that names the lists above place and team that the page was made for. */
export const CHOICES_FIELD = 'offered';

export function choicesKey({ facilityId, groupId, clubId, departmentId }: RequestDraft): string {
  return [facilityId, groupId, clubId, departmentId].join(' ');
}

/** One step of the form under its heading. */
export function FormSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3 border-t pt-4 pb-5 first:border-t-0 first:pt-0">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
