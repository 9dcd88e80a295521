import { z } from 'zod';
import type { RosterPerson, RosterShift } from '#app/domains/staff/rules/roster.ts';
import { assignStaff } from '#app/domains/staff/shifts/assign-staff.server.ts';
import { copyWeek } from '#app/domains/staff/shifts/copy-week.server.ts';
import { editShift } from '#app/domains/staff/shifts/edit-shift.server.ts';
import { publishWeek } from '#app/domains/staff/shifts/publish-week.server.ts';
import { swapShift } from '#app/domains/staff/shifts/swap-shift.server.ts';
import type { StaffingWarning } from '#app/domains/staff/store/warnings.server.ts';
import type { RosterWeek } from '#app/domains/staff/pages/roster.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { undoIn } from '#app/routes/booking/undo.server.ts';
import { warningWords } from './warning-words.server.ts';

const strict = { error: namesUnknownFields };
const id = z.uuid('unreadable');

/** What the roster does to its week. */
export const rosterActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('publish') }, strict),
  z.strictObject({ intent: z.literal('copy') }, strict),
  z.strictObject({ intent: z.literal('assign'), shiftId: id, staffId: id }, strict),
  z.strictObject({ intent: z.literal('move'), shiftId: id, fromStaffId: id, staffId: id }, strict),
]);
type RosterAct = z.output<typeof rosterActSchema>;
type Of<Intent extends RosterAct['intent']> = Extract<RosterAct, { intent: Intent }>;

/** Does one of them; the outcome as a sentence. */
export async function actOnRoster(ctx: Ctx, act: RosterAct, roster: RosterWeek, here: string): Promise<Flash> {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.roster');
  const { week, facilityId } = roster;
  switch (act.intent) {
    case 'publish': {
      const { count, told } = await publishWeek(ctx, { week, facilityId });
      return { tone: count > 0 ? 'good' : 'info', text: t('publish.done', { count, told }) };
    }
    case 'copy': {
      const { count, skipped, undo } = await copyWeek(ctx, { week, facilityId });
      const missing = skipped > 0 ? [t('copy.skipped', { count: skipped })] : [];
      if (count === 0) return { tone: 'info', text: [t('copy.nothing'), ...missing].join(' ') };
      return { tone: 'good', text: [t('copy.done', { count }), ...missing].join(' '), ...undoIn(undo, here, locale) };
    }
    case 'assign':
      return await assign(ctx, act, roster);
    case 'move':
      return await move(ctx, act, roster);
  }
}

async function assign(ctx: Ctx, { shiftId, staffId }: Of<'assign'>, roster: RosterWeek): Promise<Flash> {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.roster');
  const outcome = await assignStaff(ctx, { shiftId, staffId });
  switch (outcome.kind) {
    case 'assigned': {
      const text = t('assigned', {
        name: nameOf(roster.people, staffId),
        shift: labelOf(roster.shifts, shiftId, locale),
      });
      return withWarnings(text, outcome.warnings, roster.people, locale);
    }
    case 'over':
      return { tone: 'error', text: t('assignRefused.cancelled') };
    case 'refused':
      return { tone: 'error', text: refusalOf(outcome.problems[0]?.code, locale) };
  }
}

/** A draft changes its people; a published shift is swapped, so that both get a mail. */
async function move(ctx: Ctx, { shiftId, fromStaffId, staffId }: Of<'move'>, roster: RosterWeek): Promise<Flash> {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.roster');
  const shift = roster.shifts.find(({ id: one }) => one === shiftId);
  if (!shift) return { tone: 'error', text: t('assignRefused.gone') };
  const done = (warnings: readonly StaffingWarning[]) => {
    const names = { from: nameOf(roster.people, fromStaffId), to: nameOf(roster.people, staffId) };
    const text = t('moved', { shift: labelOf(roster.shifts, shiftId, locale), ...names });
    return withWarnings(text, warnings, roster.people, locale);
  };
  if (!shift.staffIds.includes(fromStaffId)) return { tone: 'error', text: t('assignRefused.started') };
  if (shift.status === 'DRAFT') {
    const staffIds = [...new Set(shift.staffIds.map((one) => (one === fromStaffId ? staffId : one)))];
    const outcome = await editShift(ctx, { shiftId, staffIds });
    if (outcome.kind === 'edited') return done(outcome.warnings);
    if (outcome.kind === 'refused') return { tone: 'error', text: refusalOf(outcome.problems[0]?.code, locale) };
    return { tone: 'error', text: t('assignRefused.started') };
  }
  const outcome = await swapShift(ctx, { shiftId, fromStaffId, toStaffId: staffId });
  if (outcome.kind === 'swapped') return done(outcome.warnings);
  if (outcome.kind === 'refused') return { tone: 'error', text: refusalOf(outcome.code, locale) };
  return { tone: 'error', text: t('assignRefused.started') };
}

function refusalOf(code: string | undefined, locale: Ctx['actor']['locale']): string {
  return translator(locale, 'staff.roster')(code === 'inactive' ? 'assignRefused.inactive' : 'assignRefused.unknown');
}

function withWarnings(
  text: string,
  warnings: readonly StaffingWarning[],
  people: readonly RosterPerson[],
  locale: Ctx['actor']['locale'],
): Flash {
  if (warnings.length === 0) return { tone: 'good', text };
  const words = warningWords(warnings, people, locale).join(' ');
  const check = translator(locale, 'staff.roster')('check', { warnings: words });
  return { tone: 'info', text: `${text} ${check}`.slice(0, 480) };
}

const nameOf = (people: readonly RosterPerson[], staffId: string): string =>
  people.find(({ id: one }) => one === staffId)?.name ?? '';

function labelOf(shifts: readonly RosterShift[], shiftId: string, locale: Ctx['actor']['locale']): string {
  const shift = shifts.find(({ id: one }) => one === shiftId);
  return shift ? `${formats(locale).dayShort(shift.date)} ${shift.start}–${shift.end}` : '';
}
