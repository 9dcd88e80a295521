import { Link } from '@remix-run/react';
import { CalendarX, Hourglass, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isUnderstaffed, type RosterShift } from '#app/domains/staff/rules/roster.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';
import type { Picking } from './use-picking.ts';

interface ShiftChipProps {
  shift: RosterShift;
  /** Names of the people of the shift; without it the chip is in a person's row. */
  names?: readonly string[];
  /** The person whose row it is in. */
  fromStaffId?: string | null;
  picking?: Picking;
  pickedName?: string | null;
}

/** A shift in a cell: a link to it, and a target while a person is in hand. */
export function ShiftChip({ shift, names, fromStaffId = null, picking, pickedName = null }: ShiftChipProps) {
  const t = useTranslations('staff.roster');
  const label = useShiftLabel();
  const isTarget = picking !== undefined && shift.status !== 'CANCELLED';
  const isFree = (staffId: string) => !shift.staffIds.includes(staffId);
  const isAim = isTarget && picking.held?.kind === 'person' && isFree(picking.held.staffId);
  const look = cx(
    'roster-chip block w-full rounded border border-l-3 px-1.5 py-1 text-left text-xs',
    shift.status === 'DRAFT' && 'border-dashed',
    shift.status === 'CANCELLED' && 'text-muted line-through',
    isUnderstaffed(shift) ? 'border-bad/60 bg-bad-tint' : 'border-line-strong',
    !isUnderstaffed(shift) && shift.status !== 'DRAFT' && 'bg-surface',
    isAim && 'outline-2 outline-dashed outline-accent',
    'hover:bg-hover',
  );
  const style = shift.color === null ? undefined : { borderLeftColor: shift.color, borderLeftStyle: 'solid' as const };
  const drop = isTarget
    ? {
        onDragOver: (event: { preventDefault: () => void }) => isAim && event.preventDefault(),
        onDrop: (event: { preventDefault: () => void }) => {
          event.preventDefault();
          picking.assignTo(shift.id);
        },
      }
    : {};
  const hasRequest = fromStaffId === null ? shift.requestedBy.length > 0 : shift.requestedBy.includes(fromStaffId);
  const body = <ChipBody shift={shift} hasRequest={hasRequest} {...(names && { names })} />;
  if (isTarget && picking.pickedId !== null && isFree(picking.pickedId))
    return (
      <button
        type="button"
        className={cx(look, 'outline-2 outline-dashed outline-accent')}
        style={style}
        aria-label={t('assignTo', { name: pickedName ?? '', shift: label(shift) })}
        onClick={() => picking.assignTo(shift.id)}
      >
        {body}
      </button>
    );
  return (
    <Link
      to={paths.staff.shift(shift.id)}
      className={look}
      style={style}
      {...drop}
      {...(isTarget && picking.drag({ kind: 'shift', shiftId: shift.id, fromStaffId }))}
    >
      {body}
    </Link>
  );
}

interface ChipBodyProps {
  shift: RosterShift;
  hasRequest: boolean;
  names?: readonly string[];
}

function ChipBody({ shift, hasRequest, names }: ChipBodyProps) {
  const t = useTranslations('staff.roster');
  const roleName = useRoleName();
  const place = shift.station ?? roleName(shift.role);
  const where = names || shift.areaName === null || shift.areaName === place ? place : `${place} · ${shift.areaName}`;
  const counts = { have: String(shift.staffIds.length), need: String(shift.required) };
  return (
    <>
      <span className="flex flex-wrap items-baseline justify-between gap-x-1.5 font-semibold tabular-nums">
        <span>
          {shift.start}–{shift.end}
        </span>
        {isUnderstaffed(shift) ? (
          <span className="text-bad">
            <span aria-hidden>{t('staffed', counts)}</span>
            <span className="sr-only">{t('understaffed', counts)}</span>
          </span>
        ) : null}
      </span>
      <span lang="de" className="block hyphens-auto wrap-anywhere text-muted">
        {where}
      </span>
      {names ? (
        <span className="block wrap-anywhere">{names.length > 0 ? names.join(', ') : t('unassigned')}</span>
      ) : null}
      <Marks shift={shift} hasRequest={hasRequest} />
    </>
  );
}

function Marks({ shift, hasRequest }: Omit<ChipBodyProps, 'names'>) {
  const t = useTranslations('staff.roster');
  if (shift.status === 'PUBLISHED' && !shift.isEventGone && !hasRequest) return null;
  return (
    <span className="flex flex-wrap gap-x-2 [&_svg]:size-3">
      {shift.status === 'DRAFT' ? <Mark>{t('draft')}</Mark> : null}
      {shift.status === 'CANCELLED' ? <Mark icon={<CalendarX aria-hidden />}>{t('cancelled')}</Mark> : null}
      {shift.isEventGone && shift.status !== 'CANCELLED' ? (
        <span className="text-warn">
          <Mark icon={<TriangleAlert aria-hidden />}>{t('eventGone')}</Mark>
        </span>
      ) : null}
      {hasRequest ? <Mark icon={<Hourglass aria-hidden />}>{t('hasRequest')}</Mark> : null}
    </span>
  );
}

function Mark({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      {icon}
      {children}
    </span>
  );
}

/** 'Fr 27.11. 10:00–16:00 Service' */
export function useShiftLabel(): (shift: RosterShift) => string {
  const format = useFormats();
  const roleName = useRoleName();
  return ({ date, start, end, role }) => `${format.dayShort(date)} ${start}–${end} ${roleName(role)}`;
}
