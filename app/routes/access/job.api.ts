import { answerWithdrawn } from '#app/domains/access/api/answers.server.ts';
import { accessFieldMessage } from '#app/domains/access/api/texts.server.ts';
import { getDoorJobOperation, withdrawDoorJobOperation } from '#app/domains/access/api/contract.server.ts';
import { getDoorJob } from '#app/domains/access/jobs/get-door-job.server.ts';
import { withdrawDoorJob } from '#app/domains/access/jobs/withdraw-door-job.server.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  accessFieldMessage,
  reading(getDoorJobOperation, async ({ ctx, actor, params }) => ({
    status: 200,
    body: await getDoorJob(ctx.db, actor, params.jobId),
  })),
  writing(
    withdrawDoorJobOperation,
    ({ ctx, params }) => withdrawDoorJob(ctx, params),
    (outcome, { actor }) => answerWithdrawn(outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
