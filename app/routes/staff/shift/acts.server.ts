import type { ShiftPage } from '#app/domains/staff/pages/shift.server.ts';
import type { ShiftAct } from '#app/domains/staff/pages/shift-forms.ts';
import { archiveShift } from '#app/domains/staff/shifts/archive-shift.server.ts';
import { assignStaff } from '#app/domains/staff/shifts/assign-staff.server.ts';
import { cancelShift } from '#app/domains/staff/shifts/cancel-shift.server.ts';
import { publishShift } from '#app/domains/staff/shifts/publish-shift.server.ts';
import { swapShift } from '#app/domains/staff/shifts/swap-shift.server.ts';
import { unassignStaff } from '#app/domains/staff/shifts/unassign-staff.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

type Act = Exclude<ShiftAct, { intent: 'save' }>;

/** What a button of the page of a shift does; the outcome as a sentence. The page shows warnings itself. */
export async function actOnShift(ctx: Ctx, act: Act, { shift, people }: ShiftPage): Promise<Flash> {
  const t = translator(ctx.actor.locale, 'staff.shift');
  const shiftId = shift.id;
  const nameOf = (staffId: string) => people.find(({ id }) => id === staffId)?.name ?? '';
  const good = (text: string): Flash => ({ tone: 'good', text });
  const bad = (text: string): Flash => ({ tone: 'error', text });
  const refused = (code: string | undefined) => bad(t(code === 'inactive' ? 'refused.inactive' : 'refused.unknown'));
  switch (act.intent) {
    case 'assign': {
      const { staffId } = act;
      const outcome = await assignStaff(ctx, { shiftId, staffId });
      if (outcome.kind === 'over') return bad(t('refused.cancelled'));
      if (outcome.kind === 'refused') return refused(outcome.problems[0]?.code);
      return good(t('assigned', { name: nameOf(staffId) }));
    }
    case 'unassign': {
      const { staffId } = act;
      const outcome = await unassignStaff(ctx, { shiftId, staffId });
      if (outcome.kind === 'over') return bad(t('refused.cancelled'));
      if (outcome.kind === 'refused') return refused(outcome.problems[0]?.code);
      return good(t('unassigned', { name: nameOf(staffId) }));
    }
    case 'swap': {
      const { fromStaffId, toStaffId } = act;
      const outcome = await swapShift(ctx, { shiftId, fromStaffId, toStaffId });
      switch (outcome.kind) {
        case 'swapped':
          return good(t('swapped', { from: nameOf(fromStaffId), to: nameOf(toStaffId) }));
        case 'refused':
          return refused(outcome.code);
        case 'impossible':
          return bad(t(`refused.${REFUSALS[outcome.code]}`));
      }
    }
    case 'publish': {
      const outcome = await publishShift(ctx, { shiftId });
      return outcome.kind === 'over' ? bad(t('refused.cancelled')) : good(t('published'));
    }
    case 'cancel': {
      const outcome = await cancelShift(ctx, { shiftId });
      return outcome.kind === 'over' ? bad(t('refused.cancelled')) : good(t('cancelled'));
    }
    case 'archive':
      await archiveShift(ctx, { shiftId });
      return good(t('archivedDone'));
  }
}

const REFUSALS = {
  SHIFT_NOT_PUBLISHED: 'not_published',
  NOT_ASSIGNED: 'not_assigned',
  ALREADY_ASSIGNED: 'already_assigned',
} as const;
