import type { CorrectionLine, getTimePage } from '#app/domains/staff/pages/time-page.server.ts';
import type { ListedCorrection } from '#app/domains/staff/pages/corrections.server.ts';
import { typedBreaks } from '#app/domains/staff/times/entered-breaks.ts';
import { timesLine } from '#app/domains/staff/times/words.server.ts';
import { HOME_ZONE, instantOfMs, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { momentText } from '#app/platform/form/moment-field.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { exactMoment, moment } from '#app/platform/i18n/moments.server.ts';
import { shiftPlace, timesText } from '#app/routes/staff/times/session-view.server.ts';

type Page = NonNullable<Awaited<ReturnType<typeof getTimePage>>>;

/** A stamp as its line shows it; `recorded` is when the house got it, where that was later. */
export function eventView(event: Page['events'][number], locale: Locale) {
  const { recorded_at: recordedAt } = event.metadata ?? {};
  return {
    id: event.id,
    type: event.eventType,
    at: exactMoment(event.atMs, locale),
    source: event.source,
    recorded: recordedAt === undefined ? null : momentOfText(recordedAt, locale),
    written: event.source === 'ADMIN_CORRECTION' ? momentOfText(event.createdAt, locale) : null,
    counts: event.counts,
  };
}

const momentOfText = (text: string, locale: Locale): string => moment(instantOfText(text).epochMilliseconds, locale);

/** A correction with the times before and after it in words. */
export function correctionView(line: CorrectionLine, dayKey: string, locale: Locale) {
  const { id, reason, decision, answer, askedBy, decidedBy } = line;
  return {
    id,
    reason,
    decision,
    answer,
    askedBy,
    decidedBy,
    before: line.before === null ? null : timesLine(line.before, dayKey, locale),
    wanted: timesLine(line.wanted, dayKey, locale),
    at: momentOfText(line.decidedAt ?? line.askedAt, locale),
  };
}

/** The form of a correction as texts. */
export interface CorrectValues {
  readonly clockIn: string;
  readonly clockOut: string;
  readonly breaks: readonly { readonly from: string; readonly until: string }[];
  readonly shift: string;
  readonly reason: string;
}

export const valuesOf = ({ session }: Page): CorrectValues => ({
  clockIn: momentText(session.startMs, HOME_ZONE),
  clockOut: momentText(session.endMs, HOME_ZONE),
  breaks: typedBreaks(session.breaks),
  shift: session.shiftId ?? '',
  reason: '',
});

export function shiftChoice(shift: Page['shifts'][number], locale: Locale) {
  const { id, startMs, endMs } = shift;
  const day = formats(locale).day(wallClock(instantOfMs(startMs), HOME_ZONE).date);
  return { value: id, label: [day, timesText(startMs, endMs, locale), shiftPlace(shift, locale)].join(' · ') };
}

/** The times of a wish as a form shows them: its own ones, else the present ones. */
export function typedTimes({ wanted, present }: Pick<ListedCorrection, 'wanted' | 'present'>) {
  const ms = (text: string): number => instantOfText(text).epochMilliseconds;
  const text = (at: string | undefined) => momentText(at === undefined ? null : ms(at), HOME_ZONE);
  const breaks = wanted.breaks ?? present?.breaks ?? [];
  return {
    clockIn: text(wanted.clock_in_at ?? present?.clock_in_at),
    clockOut: text(wanted.clock_out_at ?? present?.clock_out_at),
    breaks: typedBreaks(breaks.map((one) => ({ startMs: ms(one.start_at), endMs: ms(one.end_at) }))),
  };
}
