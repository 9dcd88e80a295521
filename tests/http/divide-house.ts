import { type Connection, openConnection } from '#app/db/client.server.ts';
import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { makeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

export interface Divisible {
  readonly grantId: string;
  readonly wholeId: string;
  readonly m1: string;
  readonly m2: string;
  /** Assignments. */
  readonly approver: string;
  readonly author: string;
}

export interface DivideHouse extends DemoHouse {
  readonly connection: Connection;
  /**
   * A sub-project of 10,000 euros with two measures, of the operator of the first admin: Eva approves, Lisa fills in, Max reviews, Tom
   * approved until yesterday.
   */
  divisible(): Promise<Divisible>;
}

/** The demo club with the part funding on. */
export async function openDivideHouse(): Promise<DivideHouse> {
  const house = await openDemoHouse();
  const { sql, ids, server } = house;
  await switchPartOn({ sql, url: server.url }, 'funding');
  const connection = openConnection({ url: server.databaseUrl, max: 2 });
  const { db } = connection;
  const [operator] = await sql<{ id: string }[]>`
    select operator_id as id from facilities where id = ${ids.facilities.biogrund}`;
  const divisible = async (): Promise<Divisible> => {
    const { grantId } = await makeGrant(db, { operatorId: operator?.id ?? '' });
    const wholeId = await makeSubproject(db, {
      grantId,
      number: 'TP',
      name: 'Jugendtreff',
      masterData: [{ name: 'Ort', value: 'Heide', source: 'application' }],
    });
    const [m1, m2] = [
      await makeMeasure(db, { subprojectId: wholeId, number: '1', title: 'Ferienlager' }),
      await makeMeasure(db, { subprojectId: wholeId, number: '2', title: 'Werkstatt' }),
    ];
    const roleOf = async (
      key: DemoPersonKey,
      role: 'author' | 'reviewer' | 'approver',
      validUntil: string | null = null,
    ) => {
      const { id } = await makeRole(db, { subprojectId: wholeId, userId: ids.people[key], role, validUntil });
      return id;
    };
    const approver = await roleOf('eva.lang', 'approver');
    const author = await roleOf('lisa.braun', 'author');
    await roleOf('max.mueller', 'reviewer');
    await roleOf('tom.weber', 'approver', '2026-11-17');
    return { grantId, wholeId, m1, m2, approver, author };
  };
  const close = async () => {
    await connection.close();
    await house.close();
  };
  return { ...house, connection, divisible, close };
}
