import { answerRequest } from '#app/domains/booking/api/answers.server.ts';
import { bookingFieldMessage } from '#app/domains/booking/api/texts.server.ts';
import { listPlanRecords, readListedPlan } from '#app/domains/booking/api/records.server.ts';
import { createBooking, listBookings } from '#app/domains/booking/api/contract.server.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import { paths } from '#app/paths.ts';
import { isFresh, NOT_MODIFIED } from '#app/platform/api/etag.server.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';

const api = serve(
  bookingFieldMessage,
  reading(listBookings, async ({ ctx, actor, query, request }) => {
    const { resource, from, to, limit, after = null } = query;
    const plan = await readListedPlan(ctx.db, actor, resource, JSON.stringify(query));
    if (!plan) throw new NotFoundError(resource);
    const headers = { ETag: plan.etag };
    if (isFresh(request, plan.etag)) return { ...NOT_MODIFIED, headers };
    const { records, next } = await listPlanRecords(ctx.db, actor, plan, { from, to, limit, after });
    const cursor = next && `${next.date}~${next.startTime}~${next.id}`;
    const following = cursor && paths.api.bookings({ resource, from, to, limit: String(limit), after: cursor });
    return {
      status: 200,
      body: { bookings: records, next: cursor },
      headers: following ? { ...headers, Link: `<${following}>; rel="next"` } : headers,
    };
  }),
  writing(
    createBooking,
    ({ ctx, body }) => requestBooking(ctx, body),
    (outcome, { actor, handle, body }) =>
      answerRequest(outcome, { actor, handle, isSeries: body.when.kind === 'series', locationOf: paths.api.booking }),
  ),
);

export const loader = api.read;
export const action = api.write;
