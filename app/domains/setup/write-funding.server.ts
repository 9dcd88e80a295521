import { createHash } from 'node:crypto';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import * as tables from '#app/db/schema/index.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { addDays, HOME_ZONE, toDate, wallInstant } from '#app/platform/calendar.ts';
import * as demo from './demo-funding.ts';
import type { DemoIds } from './demo-ids.ts';

/** The grey fields of a sub-project, from the application or from the whole that was split. */
const masterData = (source: 'application' | 'inherited') =>
  demo.DEMO_MASTER_DATA.map((field) => ({ ...field, source }));

/** A PDF of one empty page. */
const RECEIPT_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** A funded youth project: two years of measures, a split, three people in the three roles, plan lines and receipts. */
export async function writeFunding(tx: Transaction, ids: DemoIds, { today }: { today: string }): Promise<void> {
  const thisYear = Number(today.slice(0, 4));
  const day = (year: -1 | 0, date: string) => `${thisYear + year}-${date}`;
  const at = (date: string) => toDate(wallInstant(date, '12:00', HOME_ZONE));
  const admin = ids.people['peter.koenig'];
  await tx
    .insert(tables.houseSettings)
    .values({ funding: true })
    .onConflictDoUpdate({ target: tables.houseSettings.id, set: { funding: true } });

  const grantId = newId();
  const start = day(-1, '01-01');
  await tx.insert(tables.fundingGrants).values({
    id: grantId,
    operatorId: ids.operators.sgh,
    ...demo.DEMO_GRANT,
    validFrom: start,
    validUntil: day(0, '12-31'),
    excludedKinds: ['employees'],
  });
  const letters = { first: newId(), change: newId() };
  await tx.insert(tables.fundingGrantLetters).values(
    (['first', 'change'] as const).map((key) => {
      const { month, year, ...letter } = demo.DEMO_LETTERS[key];
      return { id: letters[key], grantId, issuedOn: day(year, month), ...letter };
    }),
  );
  const lines = Object.entries(demo.DEMO_LINES).map(([key, line], sortOrder) => ({
    key,
    id: newId(),
    grantId,
    sortOrder,
    letterId: 'revised' in line ? letters.change : letters.first,
    ...line,
  }));
  await tx.insert(tables.fundingGrantLines).values(lines.map(({ key: _key, ...line }) => line));

  const projects = await writeSubprojects(tx, { grantId, admin, start, split: day(-1, '03-01'), at });
  const measures = await writeMeasures(tx, { projects, today, day });
  await writeRoles(tx, ids, { projects, measures, start, admin });
  const receipts = demo.DEMO_RECEIPTS.map(({ line, in: place, measure, year, on, ...receipt }) => ({
    id: newId(),
    grantId,
    lineId: lines.find(({ key }) => key === line)?.id ?? '',
    subprojectId: place && projects[place],
    measureId: measure === undefined ? null : (measures.get(`${place} ${measure}`) ?? null),
    paidOn: day(year, on),
    createdBy: admin,
    ...receipt,
  }));
  await tx.insert(tables.fundingReceipts).values(receipts);
  const content = Buffer.from(RECEIPT_PDF);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await tx.insert(tables.fundingReceiptFiles).values(
    receipts
      .filter(({ number }) => number.startsWith('A-'))
      .map(({ id, number }) => ({
        receiptId: id,
        name: `Beleg ${number}.pdf`,
        mediaType: 'application/pdf' as const,
        sha256,
        content,
      })),
  );
}

type ProjectIds = Readonly<Record<demo.DemoSubprojectKey, string>>;

async function writeSubprojects(
  tx: Transaction,
  {
    grantId,
    admin,
    start,
    split,
    at,
  }: { grantId: string; admin: string; start: string; split: string; at: (date: string) => Date },
): Promise<ProjectIds> {
  const entries = Object.entries(demo.DEMO_SUBPROJECTS) as [demo.DemoSubprojectKey, object][];
  const ids = Object.fromEntries(entries.map(([key]) => [key, newId()])) as Record<demo.DemoSubprojectKey, string>;
  const rows = entries.map(([key]) => {
    const { number, name, budget, ...more } = demo.DEMO_SUBPROJECTS[key];
    const parentId = 'partOf' in more ? ids[more.partOf] : null;
    const isSplit = 'isSplit' in more;
    return {
      id: ids[key],
      grantId,
      number,
      name,
      budget,
      parentId,
      level: parentId === null ? 1 : 2,
      masterData: masterData(parentId === null ? 'application' : 'inherited'),
      isSplit,
      isActive: !isSplit,
      splitAt: isSplit ? at(split) : null,
      splitBy: isSplit ? admin : null,
    };
  });
  await tx.insert(tables.subprojects).values(rows.filter(({ parentId }) => parentId === null));
  await tx.insert(tables.subprojects).values(rows.filter(({ parentId }) => parentId !== null));
  const parts = rows.filter(({ parentId }) => parentId === ids.holidays);
  const snapshot = {
    number: '2',
    name: 'Ferienprogramm',
    budget: '18000.00',
    level: 1,
    masterData: masterData('application'),
    measures: [],
    assignments: [],
  };
  const partsOf = parts.map(({ id, budget }) => ({ id, budget, measureIds: [] }));
  await tx.insert(tables.subprojectHistory).values([
    ...rows.map(({ id, parentId, number, name, budget }) => ({
      subprojectId: id,
      parentId,
      action: 'created' as const,
      changes: { number, name, budget },
      doneBy: admin,
      createdAt: at(parentId === null ? start : split),
    })),
    {
      subprojectId: ids.holidays,
      action: 'split' as const,
      snapshot,
      changes: { parts: partsOf },
      doneBy: admin,
      createdAt: at(split),
    },
  ]);
  return ids;
}

/** Ids by `subproject number`. */
async function writeMeasures(
  tx: Transaction,
  { projects, today, day }: { projects: ProjectIds; today: string; day: (year: -1 | 0, date: string) => string },
): Promise<Map<string, string>> {
  const ids = new Map(demo.DEMO_MEASURES.map((row) => [`${row.in} ${row.number}`, newId()]));
  const rows = demo.DEMO_MEASURES.map(({ in: place, below, year, from, until, ...measure }) => {
    const plannedFrom = day(year, from);
    const end = typeof until === 'number' ? addDays(today, until) : day(year, until);
    const plannedUntil = end < plannedFrom ? plannedFrom : end;
    return {
      id: ids.get(`${place} ${measure.number}`),
      subprojectId: projects[place],
      parentId: below === undefined ? null : ids.get(`${place} ${below}`),
      ...measure,
      plannedFrom,
      plannedUntil,
      actualFrom: measure.status === 'planned' ? null : plannedFrom,
      actualUntil: measure.status === 'completed' ? plannedUntil : null,
    };
  });
  await tx.insert(tables.measures).values(rows);
  return ids;
}

async function writeRoles(
  tx: Transaction,
  ids: DemoIds,
  {
    projects,
    measures,
    start,
    admin,
  }: { projects: ProjectIds; measures: ReadonlyMap<string, string>; start: string; admin: string },
): Promise<void> {
  const roles = Object.entries(demo.DEMO_SUBPROJECTS).flatMap(([key, { roles: own }]) =>
    Object.entries(own).map(([role, person]) => ({
      subprojectId: projects[key as demo.DemoSubprojectKey],
      userId: ids.people[person],
      role: role as ProjectRole,
      validFrom: start,
      assignedBy: admin,
    })),
  );
  await tx.insert(tables.subprojectAssignments).values(roles);
  const { in: place, number, person, role } = demo.DEMO_MEASURE_ROLE;
  await tx.insert(tables.measureAssignments).values({
    measureId: measures.get(`${place} ${number}`) ?? '',
    userId: ids.people[person],
    role,
    validFrom: start,
    assignedBy: admin,
  });
}
