import { answerMerge, divideFieldMessage } from '#app/domains/funding/api/divide-answers.server.ts';
import { mergeOperation } from '#app/domains/funding/api/divide-contract.server.ts';
import { mergeSubprojects } from '#app/domains/funding/subprojects/merge-subprojects.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  divideFieldMessage,
  writing(
    mergeOperation,
    ({ ctx, body: { teilprojekt_ids: subprojectIds, name, nummer } }) =>
      mergeSubprojects(ctx, { subprojectIds, name, number: nummer }),
    (outcome, { actor: { locale } }) => answerMerge(outcome, locale),
  ),
);

export const loader = api.read;
export const action = api.write;
