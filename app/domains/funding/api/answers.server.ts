import type { Database, Transaction } from '#app/db/client.server.ts';
import type { CreateMeasureOutcome } from '#app/domains/funding/measures/create-measure.server.ts';
import { de } from '#app/domains/funding/messages/api.de.ts';
import { en } from '#app/domains/funding/messages/api.en.ts';
import { listMeasures, type MeasureLine } from '#app/domains/funding/pages/measures.server.ts';
import type { ApiAnswer } from '#app/platform/api/answer.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import type { Actor, Locale } from '#app/platform/ctx.ts';
import { measureShape, userSubprojectShape } from './outputs.server.ts';
import { germanField, inGerman } from './words.ts';

export const {
  advice: fundingAdvice,
  refused: refusedFunding,
  fieldMessage: fundingFieldMessage,
} = roomMessages({ de, en });

const kept = (record: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
const MEASURE = Object.keys(measureShape.shape);
const SUBPROJECT = Object.keys(userSubprojectShape.shape);

export const measureBodyOf = (line: MeasureLine) => kept(inGerman(line, 'measure'), MEASURE);
export const userSubprojectBodyOf = (row: object) => kept(inGerman(row), SUBPROJECT);

/** Problems of a verb, `code` or `code:detail` by field, under the names of the seed. */
export function answerProblems(problems: object, of: 'subproject' | 'measure', locale: Locale): ApiAnswer {
  const errors = Object.entries(problems).map(([field, problem]) => {
    const [code = '', detail = ''] = String(problem).split(':');
    const text = fundingFieldMessage({ code, values: { detail } }, locale);
    return { field: germanField(field, of), code, detail: text ?? code };
  });
  return invalidFields(errors, locale);
}

/** The measure that was made, or why there is none. */
export async function answerCreated(
  outcome: CreateMeasureOutcome,
  { db, actor, subprojectId }: { db: Database | Transaction; actor: Actor; subprojectId: string },
): Promise<ApiAnswer> {
  switch (outcome.kind) {
    case 'refused':
      return answerProblems(outcome.problems, 'measure', actor.locale);
    case 'not_active':
      return refusedFunding(409, 'NOT_ACTIVE', actor.locale);
    case 'created': {
      const lines = await listMeasures({ db }, actor, subprojectId);
      const line = lines.find(({ id }) => id === outcome.measureId);
      return { status: 201, body: line && measureBodyOf(line) };
    }
  }
}
