import { answerCreated, fundingFieldMessage, measureBodyOf } from '#app/domains/funding/api/answers.server.ts';
import { createMeasure, listMeasures } from '#app/domains/funding/api/contract.server.ts';
import { measureInputOf } from '#app/domains/funding/api/inputs.server.ts';
import { createMeasure as verb } from '#app/domains/funding/measures/create-measure.server.ts';
import { listReadableMeasures } from '#app/domains/funding/pages/measures.server.ts';
import { paths } from '#app/paths.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  fundingFieldMessage,
  reading(listMeasures, async ({ ctx, actor, params }) => ({
    status: 200,
    body: { items: (await listReadableMeasures(ctx, actor, params.subprojectId)).map(measureBodyOf) },
  })),
  writing(
    createMeasure,
    ({ ctx, params, body }) => verb(ctx, { ...params, ...measureInputOf(body) }),
    async (outcome, { actor, handle, params }) => {
      const answer = await answerCreated(outcome, { db: handle, actor, ...params });
      return outcome.kind === 'created'
        ? { ...answer, headers: { Location: paths.funding.measure(outcome.measureId) } }
        : answer;
    },
  ),
);

export const loader = api.read;
export const action = api.write;
