import type { Transaction } from '#app/db/client.server.ts';
import type { MasterField } from '#app/db/schema/subprojects.ts';
import type { ImportKind, Place, PlacedRow } from '#app/domains/funding/rules/place-import.ts';
import { insertGrant, insertLetter, insertSubproject } from '#app/domains/funding/store/inserts.server.ts';
import { insertMeasure } from '#app/domains/funding/store/measures.server.ts';
import type { Actor } from '#app/platform/ctx.ts';
import type { ReadRecord } from './file-record.server.ts';

export interface WrittenRecord {
  readonly kind: Exclude<ImportKind, 'master'>;
  readonly id: string;
  /** As the audit names them. */
  readonly after: Record<string, unknown>;
  /** Grey fields that came with it. */
  readonly masterCount: number;
}

interface Writing {
  readonly operatorId: string;
  readonly row: PlacedRow<ReadRecord>;
  /** Ids of the rows that are written; the row adds its own. */
  readonly ids: Map<number, string>;
  /** All grey fields of the file. */
  readonly masters: readonly PlacedRow<ReadRecord>[];
}

/** Writes a record as the screens do. Null when a row above it was refused. */
export async function writeRecord(tx: Transaction, actor: Actor, writing: Writing): Promise<WrittenRecord | null> {
  const { operatorId, row, ids } = writing;
  const { record } = row.source;
  const idOf = (place: Place | null) => (place === null ? null : 'id' in place ? place.id : (ids.get(place.row) ?? ''));
  const [grantId, subprojectId, parentId] = [idOf(row.grant), idOf(row.subproject), idOf(row.parent)];
  if (!record || [grantId, subprojectId, parentId].includes('')) return null;
  const done = (kind: WrittenRecord['kind'], id: string, after: Record<string, unknown>, masterCount = 0) => {
    ids.set(row.row, id);
    return { kind, id, after, masterCount };
  };
  if (record.kind === 'grant') {
    const id = await insertGrant(tx, { ...record.values, operatorId });
    return done('grant', id, { ...record.values });
  }
  if (record.kind === 'letter' && grantId !== null) {
    const id = await insertLetter(tx, { ...record.values, grantId });
    return done('letter', id, { ...record.values, grantId });
  }
  if (record.kind === 'subproject' && grantId !== null) {
    const masterData = masterDataOf(writing);
    const parent = parentId === null ? null : { id: parentId, level: row.level - 1 };
    const id = await insertSubproject(tx, actor, { ...record.values, grantId, parent, masterData });
    return done('subproject', id, { ...record.values, grantId, parentId, masterData }, masterData.length);
  }
  if (record.kind === 'measure' && subprojectId !== null) {
    const values = { ...record.values, parentId, subprojectId };
    return done('measure', await insertMeasure(tx, values), values);
  }
  return null;
}

function masterDataOf({ row, masters }: Writing): MasterField[] {
  return masters.flatMap(({ source, subproject }) => {
    const isOwn = subproject !== null && 'row' in subproject && subproject.row === row.row;
    if (!isOwn || source.record?.kind !== 'master') return [];
    const { name, value } = source.record.values;
    return [{ name, value: value ?? '', source: 'application' as const }];
  });
}
