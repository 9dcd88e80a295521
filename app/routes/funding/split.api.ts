import { answerSplit, divideFieldMessage } from '#app/domains/funding/api/divide-answers.server.ts';
import { splitOperation } from '#app/domains/funding/api/divide-contract.server.ts';
import { splitSubproject } from '#app/domains/funding/subprojects/split-subproject.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  divideFieldMessage,
  writing(
    splitOperation,
    ({ ctx, params: { id: subprojectId }, body: { teile, version } }) =>
      splitSubproject(ctx, {
        subprojectId,
        version,
        parts: teile.map(({ name, nummer, budget, massnahmen_ids, zuweisungen }) => ({
          name,
          number: nummer,
          budget,
          measureIds: massnahmen_ids,
          assignmentIds: zuweisungen,
        })),
      }),
    (outcome, { actor: { locale }, params: { id: subprojectId } }) => answerSplit(outcome, { subprojectId, locale }),
  ),
);

export const loader = api.read;
export const action = api.write;
