import type { RemoveRoomOutcome } from '#app/domains/facilities/remove-room.server.ts';
import type { RoomProblems } from '#app/domains/facilities/rules/room-problems.ts';
import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { type RoomValues, valuesOfForm } from './room-values.ts';

/** Fields that cannot be read, with a message at each. */
export function answerUnreadable(fields: FormData, codes: FieldCodes, locale: Locale): FormAnswer<RoomValues> {
  const t = translator(locale, 'facilities.rooms');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(valuesOfForm(fields), codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** Fields that contradict what is stored. */
export function answerProblems(fields: FormData, problems: RoomProblems, locale: Locale): FormAnswer<RoomValues> {
  const codes = Object.entries(problems).map(([name, code]): [string, string[]] => [name, [code]]);
  return answerUnreadable(fields, Object.fromEntries(codes), locale);
}

/** Why a room stays, with the counts of what refers to it. */
export function keptBecause(outcome: Extract<RemoveRoomOutcome, { kind: 'used' }>, locale: Locale): string {
  const t = translator(locale, 'facilities.rooms');
  const uses = (['visits', 'areas', 'actions', 'resources', 'workAreas'] as const)
    .filter((use) => outcome[use] > 0)
    .map((use) => t(`use.${use}`, { count: outcome[use] }));
  return t('used', { uses: uses.join(', ') });
}

/** An entry about a room in words. */
export function roomEntryWords({ action, before, after }: HistoryLine, locale: Locale): string {
  const t = translator(locale, 'facilities.rooms');
  switch (action) {
    case 'room.created':
      return t('what.created');
    case 'room.edited': {
      const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((field) => {
        const key = `changed.${field}` as 'changed.name';
        return t.has(key) ? t(key) : field;
      });
      return t('what.edited', { fields: fields.join(', ') });
    }
    default:
      return t('what.other', { action });
  }
}
