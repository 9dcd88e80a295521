import { listPlaces } from '#app/domains/facilities/public.server.ts';
import { listBookableTeams } from '#app/domains/organisation/public.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

/** What the archive can be filtered by. */
export interface ArchiveChoices {
  places: { facility: string; resources: { id: string; name: string; isPart: boolean }[] }[];
  clubs: { id: string; name: string; teams: { id: string; name: string }[] }[];
}

/** For admins everything at their operator's places, for others all places and their own teams. Two statements. */
export async function getArchiveChoices(ctx: ReadCtx, actor: Actor): Promise<ArchiveChoices> {
  const isAdmin = can(actor, 'booking.archive');
  const day = today(ctx.now, HOME_ZONE);
  const [places, teams] = await Promise.all([
    listPlaces(ctx.db, { from: day, until: day }),
    listBookableTeams(ctx.db, isAdmin ? 'all' : { trainedBy: actor.id }),
  ]);
  const clubs = new Map<string, ArchiveChoices['clubs'][number]>();
  for (const team of teams) {
    const club = clubs.get(team.clubId) ?? { id: team.clubId, name: team.clubName, teams: [] };
    club.teams.push({ id: team.id, name: team.name });
    clubs.set(team.clubId, club);
  }
  return {
    places: places
      .filter((facility) => !isAdmin || facility.operatorId === actor.operatorId)
      .map((facility) => ({
        facility: facility.name,
        resources: facility.groups.flatMap((group) =>
          group.resources.map(({ id, name, parentId }) => ({ id, name, isPart: parentId !== null })),
        ),
      }))
      .filter(({ resources }) => resources.length > 0),
    clubs: [...clubs.values()],
  };
}
