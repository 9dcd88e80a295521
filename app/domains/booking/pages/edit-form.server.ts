import { listPlaces } from '#app/domains/facilities/public.server.ts';
import { getBookableTeam, listEventTypes } from '#app/domains/organisation/public.server.ts';
import { dayOfWeek, HOME_ZONE, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { getBookingRow, getSeriesDates } from './booking-page.server.ts';
import type { EditForm } from '#app/domains/booking/rules/edit-draft.ts';
import { inScope, isPast, type Scope, SCOPES, scopesToOffer } from '#app/domains/booking/rules/scopes.ts';
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
  const scopes = (found ? SCOPES : (['this'] as const)).map((scope) => ({
    scope,
    ...inScope(siblings, row, scope, there),
  }));
  const chosen = scopes.find(({ scope, taken }) => scope === query.scope && taken.length > 0) ?? scopes[0];
  const mayUse = (groupId: string) => !team || team.isHomeClub || team.grantedGroupIds.includes(groupId);
  const mayBe = (typeId: string) => !team || team.eventTypeIds.includes(typeId);
  return {
    bookingId: row.id,
    version: row.version,
    scope: chosen?.scope ?? 'this',
    scopes: scopesToOffer(scopes.map(({ scope, taken }) => ({ scope, count: taken.length }))),
    isApproved: row.status === 'approved',
    refusal:
      row.status === 'rejected'
        ? 'rejected'
        : (row.status !== 'pending' && row.status !== 'approved') || isPast(row, there)
          ? 'past'
          : null,
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
        const resources = group.resources.filter(({ id }) => id === row.resourceId || mayUse(group.id));
        const name = `${facility.name} · ${group.name}`;
        return resources.length > 0
          ? [{ group: name, resources: resources.map(({ id, name: of }) => ({ id, name: of })) }]
          : [];
      }),
    ),
    eventTypes: types
      .filter((type) => type.id === row.eventTypeId || (type.isActive && mayBe(type.id)))
      .map(({ id, label, icon }) => ({ id, label, icon })),
    teamName: row.teamName,
    today: there.date,
    draft: {
      resourceId: row.resourceId ?? '',
      eventTypeId: row.eventTypeId,
      date: row.date,
      dayOfWeek: String(found?.series.dayOfWeek ?? dayOfWeek(row.date)),
      endDate: found?.series.endDate ?? row.date,
      startTime: row.startTime,
      endTime: row.endTime,
      title: row.title,
      description: row.description ?? '',
      onlyFree: false,
      removed: [],
    },
  };
}
