import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ShownShift } from '#app/domains/staff/pages/shift-json.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { useRoleName } from './use-role-name.ts';

/** "Do 19.11.2026, 10:00–16:00 Uhr, Theke". */
export function useShiftWords(): (shift: ShownShift) => string {
  const format = useFormats();
  const roleName = useRoleName();
  return ({ date, from, until, role }) => `${format.day(date)}, ${format.timeRange(from, until)}, ${roleName(role)}`;
}

/** Day and time, then what and where, behind the colour of the work area. */
export function ShiftLine({ shift, aside, to }: { shift: ShownShift; aside?: ReactNode; to?: string }) {
  const format = useFormats();
  const roleName = useRoleName();
  const { date, from, until, role, station, areaName, facilityName, color } = shift;
  const moment = `${format.day(date)}, ${format.timeRange(from, until)}`;
  const place = [areaName, facilityName].filter(Boolean).join(', ');
  return (
    <div className="flex min-w-0 gap-3">
      <span
        aria-hidden
        className="w-1 shrink-0 rounded-full"
        style={{ backgroundColor: color ?? 'var(--color-line-strong)' }}
      />
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {to === undefined ? (
            <span className="tabular-nums">{moment}</span>
          ) : (
            <Link to={to} className="text-accent-text tabular-nums underline-offset-2 hover:underline">
              {moment}
            </Link>
          )}
          {aside}
        </p>
        <p className="text-muted wrap-anywhere">
          {[roleName(role), station].filter(Boolean).join(', ')}
          {place === '' ? null : ` · ${place}`}
        </p>
      </div>
    </div>
  );
}
