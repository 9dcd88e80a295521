import { answerMigrated, planningFieldMessage } from '#app/domains/staff/api/planning-answers.server.ts';
import { migrateOldShifts } from '#app/domains/staff/api/planning-contract.server.ts';
import { migrateShifts } from '#app/domains/staff/planning/migrate-shifts.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  planningFieldMessage,
  writing(
    migrateOldShifts,
    ({ ctx, body: { shifts, schedules = [] } }) =>
      migrateShifts(ctx, {
        shifts,
        publishedScheduleIds: schedules.flatMap(({ id, published }) => (published ? [id] : [])),
      }),
    (outcome, { actor: { locale } }) => answerMigrated(outcome, locale),
  ),
);

export const loader = api.read;
export const action = api.write;
