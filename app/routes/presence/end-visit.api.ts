import { answerCheckOut, presenceFieldMessage } from '#app/domains/presence/api/answers.server.ts';
import { endVisit } from '#app/domains/presence/api/contract.server.ts';
import { checkOut } from '#app/domains/presence/check-out.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  presenceFieldMessage,
  writing(
    endVisit,
    ({ ctx, params }) => checkOut(ctx, { visitId: params.visitId }),
    (outcome, { actor: { locale }, handle }) => answerCheckOut(outcome, { handle, locale }),
  ),
);

export const loader = api.read;
export const action = api.write;
