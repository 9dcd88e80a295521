import { answerGenerated, planningFieldMessage } from '#app/domains/staff/api/planning-answers.server.ts';
import { generateFromTemplates } from '#app/domains/staff/api/planning-contract.server.ts';
import { generateShifts } from '#app/domains/staff/planning/generate-shifts.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  planningFieldMessage,
  writing(
    generateFromTemplates,
    ({ ctx, body: { from, to, template_ids: templateIds, dry_run: dryRun } }) =>
      generateShifts(ctx, { from, to, ...(templateIds && { templateIds }), ...(dryRun && { dryRun }) }),
    (outcome, { actor: { locale } }) => answerGenerated(outcome, locale),
  ),
);

export const loader = api.read;
export const action = api.write;
