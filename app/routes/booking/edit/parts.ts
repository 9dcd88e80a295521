import type { EditDraft, EditForm } from '#app/domains/booking/rules/edit-draft.ts';
import type { DatesAnswer, JudgedDates } from '#app/routes/booking/dates/answer.ts';
import type { FieldState } from '#app/ui/field.tsx';

/** The dates as they would be afterwards. */
export interface EditedDates extends JudgedDates {
  /** Dates that fall away. */
  cancelled: string[];
  /** Dates that give up their approved time and wait again. */
  askedAgain: string[];
  /** New dates that wait for approval. */
  waiting: string[];
}

export type EditAnswer = DatesAnswer<
  'previewed' | 'refused' | 'blocked' | 'stale' | 'over' | 'running',
  EditDraft,
  EditedDates
>;

/** What every part of the form gets. */
export interface EditParts {
  form: EditForm;
  draft: EditDraft;
  change: (change: Partial<EditDraft>) => void;
  field: (name: keyof EditDraft) => FieldState;
}
