import { answerOpen } from '#app/domains/access/api/answers.server.ts';
import { accessFieldMessage } from '#app/domains/access/api/texts.server.ts';
import { openDoorOperation } from '#app/domains/access/api/contract.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { takePress } from '#app/domains/access/jobs/presses.server.ts';
import { paths } from '#app/paths.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  accessFieldMessage,
  writing(
    openDoorOperation,
    ({ ctx, params }) => openDoor(ctx, { slug: params.area }),
    (outcome, { actor }) => answerOpen(outcome, actor.locale, paths.api.doorJob),
    {
      take: takePress,
      answer: (retryAfterS, locale) => answerOpen({ kind: 'limited', retryAfterS }, locale, paths.api.doorJob),
    },
  ),
);

export const loader = api.read;
export const action = api.write;
