import { can } from '#app/permissions.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { listPlaces, type PlaceFacility } from './queries.server.ts';

/** The facilities of the admin's own operator, in order. Throws ForbiddenError for all others. One statement. */
export async function listAdministeredFacilities(ctx: ReadCtx, actor: Actor): Promise<PlaceFacility[]> {
  if (!can(actor, 'facility.administer')) throw new ForbiddenError('facility.administer');
  const day = today(ctx.now, HOME_ZONE);
  const places = await listPlaces(ctx.db, { from: day, until: day });
  return places.filter((facility) => can(actor, 'facility.administer', { operatorId: facility.operatorId }));
}

/** One of them; null when there is none of that id or it belongs to another operator (D18). */
export async function getAdministeredFacility(
  ctx: ReadCtx,
  actor: Actor,
  facilityId: string,
): Promise<PlaceFacility | null> {
  const facilities = await listAdministeredFacilities(ctx, actor);
  return facilities.find((facility) => facility.id === facilityId) ?? null;
}
