import { answerCorrected, readWhole, timesFieldMessage } from '#app/domains/staff/api/times-answers.server.ts';
import { correctTimeSession, getTimeSession } from '#app/domains/staff/api/times-contract.server.ts';
import { correctSession } from '#app/domains/staff/times/correct-session.server.ts';
import { can } from '#app/permissions.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';
import { now } from '#app/platform/calendar.ts';
import { NotFoundError } from '#app/platform/errors.ts';

const api = serve(
  timesFieldMessage,
  reading(getTimeSession, async ({ ctx, actor, params }) => {
    const whole = await readWhole(ctx, params.sessionId, actor.locale);
    if (!whole || !can(actor, 'time.view', whole.session)) throw new NotFoundError('time_session');
    return { status: 200, body: whole.body };
  }),
  writing(
    correctTimeSession,
    ({ ctx, params, body: { clock_in_at, clock_out_at, breaks, shift_id, ...rest } }) =>
      correctSession(ctx, {
        ...params,
        ...rest,
        clockInMs: clock_in_at,
        clockOutMs: clock_out_at,
        breaks: breaks?.map((one) => ({ startMs: one.start_at, endMs: one.end_at })),
        shiftId: shift_id,
      }),
    (outcome, { actor, handle }) => answerCorrected({ db: handle, now: now() }, outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
