import { listResources } from '#app/domains/facilities/contract.server.ts';
import { listResourceTree } from '#app/domains/facilities/list-resources.server.ts';
import { answerWithTag } from '#app/platform/api/etag.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  () => null,
  reading(listResources, async ({ ctx, request }) =>
    answerWithTag(request, { facilities: await listResourceTree(ctx) }),
  ),
);

export const loader = api.read;
export const action = api.write;
