import type { ProjectRole } from '#app/db/schema/subprojects.ts';

/** A role as a merge sees it: local days, both included. */
export interface MergedRole {
  readonly id: string;
  readonly userId: string;
  readonly role: ProjectRole;
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** When the row last changed; its remark and who assigned it win. */
  readonly changedAt: string;
}

export interface RoleUnion {
  /** The oldest row, which stays. */
  readonly id: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** The row whose remark counts. */
  readonly newestId: string;
  /** Rows that the oldest one takes in. */
  readonly absorbedIds: readonly string[];
}

/** One role per person, kind and stretch of days: rows whose days overlap become one, others stay as they are. Ids are in order of time. */
export function mergedRoles(rows: readonly MergedRole[]): RoleUnion[] {
  const groups = new Map<string, MergedRole[]>();
  for (const row of rows) {
    const key = `${row.userId} ${row.role}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const unions: MergedRole[][] = [];
    let until: string | null = '';
    for (const row of group.toSorted(
      (one, other) => compare(one.validFrom, other.validFrom) || compare(one.id, other.id),
    )) {
      const last = unions.at(-1);
      if (last && (until === null || row.validFrom <= until)) {
        last.push(row);
        until = until === null || row.validUntil === null ? null : max(until, row.validUntil);
      } else {
        unions.push([row]);
        until = row.validUntil;
      }
    }
    return unions.map(unionOf);
  });
}

function unionOf(rows: readonly MergedRole[]): RoleUnion {
  const ids = rows.map(({ id }) => id).toSorted(compare);
  const [id = ''] = ids;
  const newest = rows.toSorted((one, other) => compare(other.changedAt, one.changedAt) || compare(one.id, other.id))[0];
  const ends = rows.map(({ validUntil }) => validUntil);
  return {
    id,
    validFrom: rows.map(({ validFrom }) => validFrom).toSorted(compare)[0] ?? '',
    validUntil: ends.reduce((one, other) => (one === null || other === null ? null : max(one, other)), ''),
    newestId: newest?.id ?? id,
    absorbedIds: ids.slice(1),
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const max = (one: string, other: string): string => (one > other ? one : other);
