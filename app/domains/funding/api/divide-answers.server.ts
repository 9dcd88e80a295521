import type { SplitProblem } from '#app/domains/funding/rules/decide-split.ts';
import { de } from '#app/domains/funding/messages/divide-api.de.ts';
import { en } from '#app/domains/funding/messages/divide-api.en.ts';
import type { MergeSubprojectsOutcome } from '#app/domains/funding/subprojects/merge-subprojects.server.ts';
import type { SplitSubprojectOutcome } from '#app/domains/funding/subprojects/split-subproject.server.ts';
import type { ApiAnswer, FieldError } from '#app/platform/api/answer.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';

const { advice, refused, fieldMessage } = roomMessages({ de, en });
export const divideFieldMessage = fieldMessage;
export const divideAdvice = advice;

const PART_FIELDS = { number: 'nummer', budget: 'budget', measureIds: 'massnahmen_ids', assignmentIds: 'zuweisungen' };
const MERGE_FIELDS = { subprojectIds: 'teilprojekt_ids', name: 'name', number: 'nummer' };

function answerFields(
  problems: readonly { field: string; code: string; detail?: string | undefined }[],
  locale: Locale,
): ApiAnswer {
  const other = apiMessage('VALIDATION_FAILED', locale).detail;
  const errors = problems.map(({ field, code, detail = '' }): FieldError & { value: string } => ({
    field,
    code,
    detail: fieldMessage({ code, values: { detail } }, locale) ?? other,
    value: detail,
  }));
  return invalidFields(errors, locale);
}

const fieldOfPart = ({ part, field }: SplitProblem): string =>
  part === null || field === 'parts' ? 'teile' : `teile.${part}.${PART_FIELDS[field]}`;

/** The parts of a sub-project, or why it was not split. */
export function answerSplit(
  outcome: SplitSubprojectOutcome,
  { subprojectId, locale }: { subprojectId: string; locale: Locale },
): ApiAnswer {
  switch (outcome.kind) {
    case 'split':
      return {
        status: 201,
        body: {
          teilprojekt_id: subprojectId,
          teile: outcome.parts.map(({ id, name, number, budget, measureIds, assignmentIds }) => ({
            id,
            parent_teilprojekt_id: subprojectId,
            ebene: outcome.level,
            name,
            nummer: number,
            budget,
            massnahmen_ids: measureIds,
            zuweisungen: assignmentIds,
          })),
        },
      };
    case 'stale':
      return refused(409, 'VERSION_CONFLICT', locale);
    case 'not_active':
      return refused(409, 'NOT_ACTIVE', locale);
    case 'has_parts':
      return refused(409, 'HAS_PARTS', locale);
    case 'refused':
      return answerFields(
        outcome.problems.map((problem) => ({ ...problem, field: fieldOfPart(problem) })),
        locale,
      );
  }
}

/** What sub-projects became, or why they were not merged. */
export function answerMerge(outcome: MergeSubprojectsOutcome, locale: Locale): ApiAnswer {
  switch (outcome.kind) {
    case 'merged': {
      const { subprojectId, isWhole, target, renamed, budgets } = outcome;
      return {
        status: 201,
        body: {
          id: subprojectId,
          parent_teilprojekt_id: target.parentId,
          ebene: target.level,
          name: target.name,
          nummer: target.number,
          budget: target.budget,
          wieder_aktiv: isWhole,
          neue_nummern: renamed.map(({ id, before, after }) => ({ massnahme_id: id, alt: before, neu: after })),
          budgets: budgets.map(({ id, before, after }) => ({ teilprojekt_id: id, alt: before, neu: after })),
        },
      };
    }
    case 'not_active':
      return refused(409, 'NOT_ACTIVE', locale, { teilprojekt_id: outcome.id });
    case 'has_parts':
      return refused(409, 'HAS_PARTS', locale, { teilprojekt_id: outcome.id });
    case 'other_grant':
      return answerFields([{ field: 'teilprojekt_ids', code: outcome.kind, detail: outcome.id }], locale);
    case 'refused':
      return answerFields(
        outcome.problems.map((problem) => ({ ...problem, field: MERGE_FIELDS[problem.field] })),
        locale,
      );
  }
}
