import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/db/schema/columns.ts';
import { readOpenSuggestions } from '#app/domains/staff/store/suggestions.server.ts';
import { HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { declineSuggestion } from './decline-suggestion.server.ts';
import { suggestClockIn } from './suggest-clock-in.server.ts';

const database = testDatabase();
let eva: MadeStaff;
let max: MadeStaff;
let suggestionId: string;
beforeEach(async () => {
  await database.reset();
  const { operatorId } = await makeCrew(database.db);
  [eva, max] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  await makeShift(database.db, { operatorId, date: today(now(), HOME_ZONE), from: '10:30', staffIds: [eva.id] });
  const come = { visitId: newId(), userId: eva.userId, atMs: now().epochMilliseconds };
  const outcome = await suggestClockIn({ db: database.db, now: now() }, come);
  suggestionId = outcome.kind === 'asked' ? outcome.suggestionId : '';
});

describe('declineSuggestion', () => {
  test('ends the question once, with one audit row', async () => {
    expect(await declineSuggestion(eva.ctx, { suggestionId })).toEqual({ kind: 'declined' });
    expect(await declineSuggestion(eva.ctx, { suggestionId })).toEqual({ kind: 'over' });
    expect(await readOpenSuggestions(database.db, { userId: eva.userId, at: now().toString() })).toEqual([]);
    const rows = await database.sql`select seq from audit_log where action = 'clock_suggestion.declined'`;
    expect(rows).toHaveLength(1);
  });

  test('the question of another person is unknown', async () => {
    await expect(declineSuggestion(max.ctx, { suggestionId })).rejects.toThrow(NotFoundError);
    expect(await readOpenSuggestions(database.db, { userId: eva.userId, at: now().toString() })).toHaveLength(1);
  });
});
