import type postgres from 'postgres';
import {
  DEMO_FACILITIES,
  DEMO_PEOPLE,
  DEMO_RESOURCES,
  DEMO_TEAMS,
  demoEmail,
  type DemoPersonKey,
  type DemoResourceKey,
  type DemoTeamKey,
} from '#app/domains/setup/demo-club.ts';

export interface DemoIds {
  readonly people: Readonly<Record<DemoPersonKey, string>>;
  readonly resources: Readonly<Record<DemoResourceKey, string>>;
  readonly teams: Readonly<Record<DemoTeamKey, string>>;
  readonly facilities: Readonly<Record<keyof typeof DEMO_FACILITIES, string>>;
}

/** The keys of the demo club -> their ids in this database. Reads as the owner. */
export async function readDemoIds(sql: postgres.Sql): Promise<DemoIds> {
  const idsOf = async <K extends string>(rows: PromiseLike<readonly postgres.Row[]>, words: Record<K, string>) => {
    const known = new Map((await rows).map(({ id, word }) => [String(word), String(id)]));
    const found = Object.entries<string>(words).map(([key, word]) => {
      const id = known.get(word);
      if (!id) throw new Error(`the demo club has no ${word}`);
      return [key, id];
    });
    return Object.fromEntries(found) as Record<K, string>;
  };
  const wordsOf = <K extends string, T>(facts: Record<K, T>, word: (key: K, fact: T) => string) =>
    Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, word(key as K, fact as T)])) as Record<
      K,
      string
    >;
  return {
    people: await idsOf(
      sql`select id, email as word from users`,
      wordsOf(DEMO_PEOPLE, (key) => demoEmail(key)),
    ),
    resources: await idsOf(
      sql`select id, name as word from resources`,
      wordsOf(DEMO_RESOURCES, (_, row) => row.name),
    ),
    teams: await idsOf(
      sql`select id, name as word from teams`,
      wordsOf(DEMO_TEAMS, (_, row) => row.name),
    ),
    facilities: await idsOf(
      sql`select id, name as word from facilities`,
      wordsOf(DEMO_FACILITIES, (_, row) => row.name),
    ),
  };
}
