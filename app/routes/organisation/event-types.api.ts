import { listEventTypes as operation } from '#app/domains/organisation/contract.server.ts';
import { listEventTypes } from '#app/domains/organisation/public.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  () => null,
  reading(operation, async ({ ctx }) => ({ status: 200, body: { eventTypes: await listEventTypes(ctx.db) } })),
);

export const loader = api.read;
export const action = api.write;
