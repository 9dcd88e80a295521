import { validate } from 'uuid';
import { z } from 'zod';
import type { GenerateShiftsOutcome } from '#app/domains/staff/planning/generate-shifts.server.ts';
import type { TemplateLine } from '#app/domains/staff/pages/crew-pages.server.ts';
import { addDays, HOME_ZONE, instantOfText, isLocalDate, onWeekday, today, wallClock } from '#app/platform/calendar.ts';
import type { Locale, ReadCtx } from '#app/platform/ctx.ts';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Lines of a preview; the rest is a number. */
const SHOWN = 200;

const date = z.string('unreadable').refine(isLocalDate, 'unreadable');

export const generateSchema = z.strictObject(
  { intent: z.literal('make'), from: date, to: date, templateIds: z.array(z.uuid('unreadable')).max(200).optional() },
  { error: namesUnknownFields },
);

/** The range of an address, the coming week without one, and the chosen templates. */
export function readChoice(url: string, { now }: Pick<ReadCtx, 'now'>) {
  const { searchParams } = new URL(url);
  const dayOf = (name: string) => {
    const value = searchParams.get(name) ?? '';
    return isLocalDate(value) ? value : null;
  };
  const monday = addDays(onWeekday(today(now, HOME_ZONE), 1), 7);
  const from = dayOf('von') ?? monday;
  const ids = searchParams.getAll('vorlage').filter((id) => validate(id));
  return { from, to: dayOf('bis') ?? addDays(from, 6), templateIds: [...new Set(ids)].slice(0, 200) };
}

/** What a dry run would make, in words; its problem when it was refused. */
export function previewOf(outcome: GenerateShiftsOutcome, templates: readonly TemplateLine[], locale: Locale) {
  const t = translator(locale, 'staff.generate');
  if (outcome.kind === 'refused') {
    const code = outcome.problems.to ?? outcome.problems.templateIds ?? 'range';
    return { kind: 'refused' as const, problem: t(`errors.${code}`) };
  }
  const format = formats(locale);
  const names = new Map(templates.map(({ id, name }) => [id, name]));
  return {
    kind: 'planned' as const,
    count: outcome.shifts.length,
    existing: outcome.existingCount,
    more: Math.max(outcome.shifts.length - SHOWN, 0),
    rows: outcome.shifts.slice(0, SHOWN).map((shift) => {
      const start = wallClock(instantOfText(shift.startAtUtc), HOME_ZONE);
      const { time } = wallClock(instantOfText(shift.endAtUtc), HOME_ZONE);
      return {
        key: [shift.templateId, shift.originDate, shift.eventId].join(' '),
        day: format.day(start.date),
        time: format.timeRange(start.time, time),
        template: names.get(shift.templateId) ?? '',
        role: shift.role,
        station: shift.station,
        people: shift.requiredStaffCount,
        isEvent: shift.eventId !== null,
      };
    }),
    skipped: outcome.skipped.slice(0, SHOWN).map(({ date: day, templateId, name, reason }) => ({
      key: `${templateId} ${day}`,
      text: `${format.day(day)}, ${name}: ${t(`reason.${reason}`)}`,
    })),
  };
}

export type Preview = ReturnType<typeof previewOf>;
