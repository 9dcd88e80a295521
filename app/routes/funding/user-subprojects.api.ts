import { fundingFieldMessage, userSubprojectBodyOf } from '#app/domains/funding/api/answers.server.ts';
import { listUserSubprojects } from '#app/domains/funding/api/contract.server.ts';
import { listUserSubprojects as list } from '#app/domains/funding/pages/user-subprojects.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  fundingFieldMessage,
  reading(listUserSubprojects, async ({ ctx, actor, params }) => ({
    status: 200,
    body: { items: (await list(ctx, actor, params.userId)).map(userSubprojectBodyOf) },
  })),
);

export const loader = api.read;
export const action = api.write;
