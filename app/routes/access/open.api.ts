import { answerOpen } from '#app/domains/access/api-answers.server.ts';
import { accessFieldWords } from '#app/domains/access/api-words.server.ts';
import { openDoorOperation } from '#app/domains/access/contract.server.ts';
import { openDoor } from '#app/domains/access/open-door.server.ts';
import { takePress } from '#app/domains/access/open-limits.server.ts';
import { paths } from '#app/paths.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  accessFieldWords,
  writing(
    openDoorOperation,
    async ({ ctx, params }) => {
      const retryAfterS = await takePress(ctx.origin.ip);
      return retryAfterS === null
        ? await openDoor(ctx, { slug: params.area })
        : { kind: 'limited' as const, retryAfterS };
    },
    (outcome, { actor }) => answerOpen(outcome, actor.locale, paths.api.doorJob),
  ),
);

export const loader = api.read;
export const action = api.write;
