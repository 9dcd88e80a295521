import { actionFieldMessage, answerPosted } from '#app/domains/actions/answers.server.ts';
import { listActionsOperation, postActionsOperation } from '#app/domains/actions/contract.server.ts';
import { listActions } from '#app/domains/actions/list-actions.server.ts';
import { postActions } from '#app/domains/actions/post-actions.server.ts';
import { paths } from '#app/paths.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  actionFieldMessage,
  reading(listActionsOperation, async ({ ctx, actor, query, request }) => {
    const { rows, next } = await listActions(ctx, actor, query);
    const params = new URL(request.url).searchParams;
    if (next !== null) params.set('after', next);
    const link = `<${paths.api.actions(Object.fromEntries(params))}>; rel="next"`;
    return {
      status: 200,
      body: { actions: rows, next },
      ...(next !== null && { headers: { Link: link } }),
    };
  }),
  writing(
    postActionsOperation,
    ({ ctx, body }) => postActions(ctx, body.actions),
    (outcome, { actor, body }) => answerPosted(outcome, body, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
