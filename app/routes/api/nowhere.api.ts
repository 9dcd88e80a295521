import { answerNowhere } from '#app/platform/api/serve.server.ts';

/** Every address of the API that nothing else answers. */
export const loader = answerNowhere;
export const action = answerNowhere;
