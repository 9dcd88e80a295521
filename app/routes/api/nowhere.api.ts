import { answerNowhere } from '#app/platform/api/serve.server.ts';

/** Answers every API address without a route. */
export const loader = answerNowhere;
export const action = answerNowhere;
