import { accessFieldMessage } from '#app/domains/access/api/texts.server.ts';
import { getDoorJobOperation } from '#app/domains/access/api/contract.server.ts';
import { getDoorJob } from '#app/domains/access/jobs/get-door-job.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  accessFieldMessage,
  reading(getDoorJobOperation, async ({ ctx, actor, params }) => ({
    status: 200,
    body: await getDoorJob(ctx.db, actor, params.jobId),
  })),
);

export const loader = api.read;
export const action = api.write;
