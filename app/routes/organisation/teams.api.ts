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
        teams: teams.map(
          ({ id, name, color, departmentName, clubId, clubName, isHomeClub, clubOperatorId, ...team }) => ({
            id,
            name,
            color,
            departmentName,
            clubId,
            clubName,
            isHomeClub,
            clubOperatorId,
            eventTypes: team.eventTypeIds,
            grantedGroupIds: team.grantedGroupIds,
            isMine: team.trainers.some(({ userId }) => userId === actor.id),
          }),
        ),
      },
    };
  }),
);

export const loader = api.read;
export const action = api.write;
