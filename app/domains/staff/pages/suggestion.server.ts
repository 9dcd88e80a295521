import { newId } from '#app/db/schema/columns.ts';
import { roleWord } from '#app/domains/staff/mails/shift-words.server.ts';
import { type OpenSuggestion, readOpenSuggestions } from '#app/domains/staff/store/suggestions.server.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** "Einstempeln?" in words: it shows on pages that do not load the texts of the clock. */
export interface ShownSuggestion {
  readonly id: string;
  readonly operatorId: string;
  readonly key: string;
  readonly title: string;
  readonly shift: string;
  readonly yes: string;
  readonly no: string;
  readonly noOf: string;
}

/** What the house asks this person now; null for nothing. One statement. */
export async function getSuggestion(
  { db, now }: ReadCtx,
  actor: Pick<Actor, 'id' | 'locale'>,
): Promise<ShownSuggestion | null> {
  const [open] = await readOpenSuggestions(db, { userId: actor.id, at: now.toString() });
  return open ? inWords(open, actor.locale) : null;
}

function inWords({ id, operatorId, shift }: OpenSuggestion, locale: Locale): ShownSuggestion {
  const t = translator(locale, 'staff.clock.suggestion');
  const format = formats(locale);
  const { date, from, until, role, station, areaName } = shift;
  const when = `${format.day(date)}, ${format.timeRange(from, until)}`;
  return {
    id,
    operatorId,
    key: newId(),
    title: t('title'),
    shift: [when, roleWord(role, locale), station, areaName].filter(Boolean).join(', '),
    yes: t('yes'),
    no: t('no'),
    noOf: t('noOf'),
  };
}
