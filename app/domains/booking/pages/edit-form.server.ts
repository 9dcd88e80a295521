import { listPlaces, type PlaceFacility } from '#app/domains/facilities/public.server.ts';
import { getBookableTeam, listEventTypes } from '#app/domains/organisation/public.server.ts';
import { dayOfWeek, HOME_ZONE, onWeekday, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { getBookingRow, getSeriesDates } from './booking-page.server.ts';
import type { EditForm } from '#app/domains/booking/rules/edit-draft.ts';
import { firstStateAt, roleAt } from '#app/domains/booking/rules/booker.ts';
import { earliestEnd } from '#app/domains/booking/rules/edit-moves.ts';
import {
  inScope,
  isRunning,
  overAs,
  type Scope,
  SCOPES,
  scopesToOffer,
  whyClosed,
} from '#app/domains/booking/rules/scopes.ts';
import { endByWeekday } from '#app/domains/booking/rules/series-after.ts';
import { mayChange, visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/**
 * Null for an unknown or hidden booking; throws ForbiddenError for another person's. Five statements at most, in two flights.
 */
export async function getEditForm(
  { db, now }: ReadCtx,
  actor: Actor,
  query: { bookingId: string; scope: Scope },
): Promise<EditForm | null> {
  const row = await getBookingRow(db, query.bookingId, actor.id);
  if (!row || row.status === 'archived') return null;
  if (!mayChange(actor, row)) {
    const plan = { isPublic: row.publicPlan ?? false, showNames: row.showNames ?? false };
    if (visibilityOf(actor, row, plan) === 'hidden') return null;
    throw new ForbiddenError('booking.change');
  }
  const [found, places, types, team] = await Promise.all([
    row.seriesId ? getSeriesDates(db, row.seriesId) : undefined,
    listPlaces(db, { from: row.date, until: row.date }),
    listEventTypes(db),
    row.teamId ? getBookableTeam(db, row.teamId) : undefined,
  ]);
  const there = wallClock(now, row.timeZone ?? HOME_ZONE);
  const siblings = found?.siblings ?? [];
  const closed = whyClosed(row, there);
  const scopes = (found ? SCOPES : (['this'] as const)).map((scope) => {
    const { taken, skipped } = inScope(siblings, row, scope, there);
    return { scope, taken: scope === 'this' && closed ? [] : taken, skipped };
  });
  const chosen = scopes.find(({ scope, taken }) => scope === query.scope && taken.length > 0) ?? scopes[0];
  const isWide = chosen !== undefined && chosen.scope !== 'this';
  // The chosen date may be over or changed alone; the later dates are as their series.
  const known = (isWide ? found?.series : undefined) ?? row;
  const operatorId = row.operatorId ?? '';
  const isGranted = team?.grantedGroupIds.includes(groupOf(places, known.resourceId) ?? '') ?? false;
  const first = firstStateAt(roleAt(actor, operatorId), operatorId, team ? { ...team, isGranted } : null);
  const needsApproval = first.status === 'pending';
  const mayUse = (groupId: string) => !team || team.isHomeClub || team.grantedGroupIds.includes(groupId);
  const mayBe = (typeId: string) => !team || team.eventTypeIds.includes(typeId);
  return {
    bookingId: row.id,
    version: row.version,
    scope: chosen?.scope ?? 'this',
    scopes: scopesToOffer(scopes.map(({ scope, taken }) => ({ scope, count: taken.length }))),
    mayLoseApproval: needsApproval && (chosen?.taken ?? []).some(({ status }) => status === 'approved'),
    refusal: isWide || !closed ? null : closed.kind !== 'over' ? closed.kind : overAs(closed.status),
    running: !isWide && isRunning(row, there) ? { endsFrom: earliestEnd(there) } : null,
    endByWeekday: found ? endByWeekday(found.series, siblings, onWeekday) : [],
    now: {
      title: row.title,
      date: row.date,
      startTime: row.startTime,
      endTime: row.endTime,
      placeName: row.placeName,
    },
    // Past dates are not listed.
    skipped: (chosen?.skipped ?? []).flatMap(({ booking, why }) =>
      booking.date < there.date ? [] : [{ date: booking.date, why }],
    ),
    places: places.flatMap((facility) =>
      facility.groups.flatMap((group) => {
        const resources = group.resources.filter(({ id }) => id === known.resourceId || mayUse(group.id));
        const name = `${facility.name} · ${group.name}`;
        return resources.length > 0
          ? [{ group: name, resources: resources.map(({ id, name: of }) => ({ id, name: of })) }]
          : [];
      }),
    ),
    eventTypes: types
      .filter((type) => type.id === known.eventTypeId || (type.isActive && mayBe(type.id)))
      .map(({ id, label, icon }) => ({ id, label, icon })),
    teamName: row.teamName,
    today: there.date,
    draft: {
      resourceId: known.resourceId ?? '',
      eventTypeId: known.eventTypeId,
      date: row.date,
      dayOfWeek: String(found?.series.dayOfWeek ?? dayOfWeek(row.date)),
      endDate: found?.series.endDate ?? row.date,
      startTime: known.startTime,
      endTime: known.endTime,
      title: known.title,
      description: known.description ?? '',
      onlyFree: false,
      skipPublicHolidays: found?.series.skipPublicHolidays ?? false,
      skipSchoolHolidays: found?.series.skipSchoolHolidays ?? false,
      removed: [],
    },
  };
}

function groupOf(places: readonly PlaceFacility[], resourceId: string | null): string | undefined {
  const groups = places.flatMap((facility) => facility.groups);
  return groups.find(({ resources }) => resources.some(({ id }) => id === resourceId))?.id;
}
