import { listTeams } from '#app/domains/organisation/contract.server.ts';
import { listBookableTeams } from '#app/domains/organisation/public.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  () => null,
  reading(listTeams, async ({ ctx, actor }) => {
    const teams = await listBookableTeams(ctx.db, 'all');
    return {
      status: 200,
      body: {
        teams: teams.map((team) => ({
          id: team.id,
          name: team.name,
          shortName: team.shortName,
          color: team.color,
          sortOrder: team.sortOrder,
          departmentName: team.departmentName,
          clubId: team.clubId,
          clubName: team.clubName,
          clubShortName: team.clubShortName,
          isHomeClub: team.isHomeClub,
          clubOperatorId: team.clubOperatorId,
          eventTypes: team.eventTypeIds,
          grantedGroupIds: team.grantedGroupIds,
          isMine: team.trainers.some(({ userId }) => userId === actor.id),
        })),
      },
    };
  }),
);

export const loader = api.read;
export const action = api.write;
