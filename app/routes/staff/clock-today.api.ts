import { clockFieldMessage, todayBodyOf } from '#app/domains/staff/api/clock-answers.server.ts';
import { getToday } from '#app/domains/staff/api/clock-contract.server.ts';
import { getClock } from '#app/domains/staff/clock/get-clock.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  clockFieldMessage,
  reading(getToday, async ({ ctx, actor }) => ({
    status: 200,
    body: todayBodyOf(await getClock(ctx, actor), actor.locale),
  })),
);

export const loader = api.read;
export const action = api.write;
