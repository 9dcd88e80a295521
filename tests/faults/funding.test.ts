import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { makeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { type FundingWorld, performFunding } from '#tests/model/funding.ts';
import { brokenFunding, readFundingRows } from '#tests/model/funding-rows.ts';
import { type FundingRound, fundingWalks } from '#tests/model/funding-walks.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/**
 * Splits, merges, roles and budgets of an admin and two people, at once in the same grant. Whatever the order was, sums stay equal and no
 * measure and no role is lost; a split that is merged again leaves everything as it was.
 */
const WALKS = scaled(2_000);
const SEED = Number(process.env.FUNDING_SEED ?? 20_261_118);
/** Walks at once; each has a grant of its own. */
const LANES = 4;

const USEFUL = [
  'split split',
  'split and restored',
  'split sum_over',
  'split not_active',
  'split lowest_level',
  'split forbidden',
  'merge merged',
  'merge restored',
  'merge not_active',
  'merge few',
  'merge forbidden',
  'assign assigned',
  'assign overlap',
  'budget edited',
  'budget refused',
];

const database = testDatabase();
let people: Ctx[];
const seen = new Map<string, number>();

beforeAll(async () => {
  const made = [await makePerson(database.db, { role: 'member' }), await makePerson(database.db, { role: 'member' })];
  people = made.map((person) => ctxOf(database.db, person));
});

/** Two sub-projects of 1,000 euros with measures; the first person approves both, the second fills one in, and reviewed it before. */
async function makeWorld(): Promise<{ grantId: string; actors: Ctx[] }> {
  const { db } = database;
  const { grantId, admin } = await makeGrant(db, { granted: '2500.00' });
  const [approver, author] = people.map(({ actor }) => actor.id);
  for (const _ of [0, 1]) {
    const subprojectId = await makeSubproject(db, { grantId, budget: '1000.00' });
    const top = await makeMeasure(db, { subprojectId, number: 'M1', budget: '300.00' });
    await makeMeasure(db, { subprojectId, number: 'M1.1', parentId: top, budget: '120.50' });
    await makeMeasure(db, { subprojectId, number: 'M2', budget: '200.25' });
    await makeRole(db, { subprojectId, userId: approver ?? '', role: 'approver' });
    await makeRole(db, { subprojectId, userId: author ?? '', validUntil: '2026-12-31' });
    await makeRole(db, {
      subprojectId,
      userId: author ?? '',
      role: 'reviewer',
      validFrom: '2026-01-01',
      validUntil: '2026-11-17',
    });
  }
  return { grantId, actors: [admin, ...people] };
}

type Rows = Awaited<ReturnType<typeof readFundingRows>>;

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const missing = (before: readonly string[], after: readonly string[]) => {
  const now = new Set(after);
  return before.filter((one) => !now.has(one));
};

/** What a round changed that it may not; empty when nothing. */
function lost(before: Rows, after: Rows, words: readonly string[]): string[] {
  const did = (word: string) => words.some((one) => one.startsWith(word));
  return [
    ...missing(idsOf(before.measures), idsOf(after.measures)).map((id) => `measure ${id}`),
    ...missing(before.held, after.held).map((one) => `role ${one}`),
    // A split may give a role to some of the parts only.
    ...(did('split split') || did('split and')
      ? []
      : missing(before.rights, after.rights).map((one) => `right ${one}`)),
    ...(did('budget edited') || before.total === after.total ? [] : [`total ${before.total} is ${after.total}`]),
  ];
}

/** A split that is merged again leaves everything as it was, but for versions. */
const exactOf = ({ subprojects, measures, roles, rights, total }: Rows) => ({
  subprojects: subprojects.map((row) => ({ ...row, version: 0 })),
  measures,
  roles,
  rights,
  total,
});

/** Takes a walk; throws with its number when a rule is broken. */
async function take(walk: readonly FundingRound[], number: number): Promise<void> {
  const { grantId, actors } = await makeWorld();
  let numbers = 0;
  const newNumber = () => `N${(numbers += 1)}`;
  let before = await readFundingRows(database.sql, grantId);
  for (const acts of walk) {
    const world: FundingWorld = { ...before, actors, newNumber };
    const words = await Promise.all(acts.map(({ who, act }) => performFunding(world, who, act)));
    for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
    const after = await readFundingRows(database.sql, grantId);
    const story = { number, seed: SEED, walk, words };
    expect({ ...story, lost: lost(before, after, words) }).toEqual({ ...story, lost: [] });
    const isTakenBack = acts.length === 1 && words[0] === 'split and restored';
    expect({ ...story, rows: exactOf(after) }).toEqual({ ...story, rows: exactOf(isTakenBack ? before : after) });
    before = after;
  }
  const story = { number, seed: SEED, walk };
  expect({ ...story, broken: await brokenFunding(database.sql, grantId) }).toEqual({ ...story, broken: [] });
}

test(`${WALKS} walks of splits, merges, roles and budgets at once lose nothing`, async () => {
  const walks = fundingWalks(WALKS, SEED).entries();
  const lane = async () => {
    for (const [number, walk] of walks) await take(walk, number);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  process.stdout.write(`funding: ${WALKS} walks, seed ${SEED}, ${JSON.stringify(Object.fromEntries(seen))}\n`);
  for (const word of USEFUL) expect([word, (seen.get(word) ?? 0) > 0]).toEqual([word, true]);
}, 300_000);
