import { presenceBody, presenceFieldMessage } from '#app/domains/presence/api/answers.server.ts';
import { listPresence } from '#app/domains/presence/api/contract.server.ts';
import { viewerOf } from '#app/domains/presence/pages/board.server.ts';
import { readPresence } from '#app/domains/presence/read-presence.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  presenceFieldMessage,
  reading(listPresence, async ({ ctx, actor, query }) => ({
    status: 200,
    body: presenceBody(await readPresence(ctx, viewerOf(actor), { facilityId: query.facility, roomId: query.room })),
  })),
);

export const loader = api.read;
export const action = api.write;
