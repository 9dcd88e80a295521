/** Where the rows of an application go: below records that are there, or below rows of the same file. */

export const IMPORT_KINDS = ['grant', 'letter', 'subproject', 'measure', 'master'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportProblem {
  readonly row: number;
  readonly field: string | null;
  readonly code: string;
}

/** A row with what places it. A broken one is placed too, so that those below it wait instead of having errors. */
export interface PlacedBy {
  readonly row: number;
  readonly kind: ImportKind;
  readonly isBroken: boolean;
  /** Number of its grant, sub-project and parent; empty without one. */
  readonly grant: string;
  readonly subproject: string;
  readonly parent: string;
  /** What distinguishes it from the others at its place: the number, the file number with the day, the name of a grey field. */
  readonly key: string;
}

export interface ExistingRecords {
  readonly grants: readonly { id: string; number: string; isArchived: boolean }[];
  readonly letters: readonly { grantId: string; key: string }[];
  readonly subprojects: readonly { id: string; grantId: string; number: string; level: number; isActive: boolean }[];
  readonly measures: readonly { id: string; subprojectId: string; number: string }[];
}

/** A record that is there, or a row of the file. */
export type Place = { readonly id: string; readonly level: number } | { readonly row: number; readonly level: number };

export interface PlacedRow<Row> {
  readonly row: number;
  readonly source: Row;
  readonly grant: Place | null;
  readonly subproject: Place | null;
  readonly parent: Place | null;
  /** Of a sub-project or measure, from 1. */
  readonly level: number;
}

const MAX_LEVEL = 3;

class Problem {
  constructor(
    readonly field: string | null,
    readonly code: string,
  ) {}
}
/** The row waits for another one that has errors. */
const WAITS = Symbol('waits');
type Found = Place | Problem | typeof WAITS;

const keyOf = (place: Place): string => ('id' in place ? place.id : `#${place.row}`);

/** The rows in the order in which they are written, those above first; the problems of the others; and how many wait for a row with errors. */
export function placeRows<Row extends PlacedBy>(
  rows: readonly Row[],
  existing: ExistingRecords,
): { placed: PlacedRow<Row>[]; problems: ImportProblem[]; waiting: number } {
  const placing = new Placing(rows, existing);
  const placed: PlacedRow<Row>[] = [];
  const problems: ImportProblem[] = [];
  let waiting = 0;
  for (const row of rows) {
    if (row.isBroken) continue;
    const found = placing.place(row);
    if (found === WAITS) waiting += 1;
    else if (found instanceof Problem) problems.push({ row: row.row, field: found.field, code: found.code });
    else placed.push({ row: row.row, source: row, ...found });
  }
  const rank = ({ source, level }: PlacedRow<Row>) => IMPORT_KINDS.indexOf(source.kind) * 10_000 + level;
  return { placed: placed.toSorted((one, other) => rank(one) - rank(other) || one.row - other.row), problems, waiting };
}

type Placed = Omit<PlacedRow<unknown>, 'row' | 'source'>;

class Placing {
  readonly #existing: ExistingRecords;
  readonly #grants: readonly PlacedBy[];
  /** Rows by where they are and what they are called; the first of each name. */
  readonly #rows = new Map<string, PlacedBy>();
  readonly #placed = new Map<number, Placed | Problem | typeof WAITS>();
  readonly #open = new Set<number>();

  constructor(rows: readonly PlacedBy[], existing: ExistingRecords) {
    this.#existing = existing;
    this.#grants = rows.filter(({ kind }) => kind === 'grant');
    for (const row of rows) {
      const name = this.#nameOf(row);
      if (!this.#rows.has(name)) this.#rows.set(name, row);
    }
  }

  place(row: PlacedBy): Placed | Problem | typeof WAITS {
    const before = this.#placed.get(row.row);
    if (before !== undefined) return before;
    if (this.#open.has(row.row)) return new Problem('parent', 'cycle');
    this.#open.add(row.row);
    const found = this.#find(row);
    this.#open.delete(row.row);
    this.#placed.set(row.row, found);
    return found;
  }

  /** The number of the grant, which a file with one grant need not repeat. */
  #grantOf({ kind, grant, key }: PlacedBy): string {
    if (kind === 'grant') return key;
    return grant === '' && this.#grants.length === 1 ? (this.#grants[0]?.key ?? '') : grant;
  }

  #nameOf(row: PlacedBy): string {
    const isBelow = row.kind === 'measure' || row.kind === 'master';
    return JSON.stringify([row.kind, this.#grantOf(row), isBelow ? row.subproject : '', row.key]);
  }

  #find(row: PlacedBy): Placed | Problem | typeof WAITS {
    const first = this.#rows.get(this.#nameOf(row));
    if (first && first.row !== row.row) return new Problem(keyField(row), `twice:${first.row}`);
    if (row.kind === 'grant')
      return this.#existing.grants.some(({ number }) => number === row.key)
        ? new Problem('number', 'number_taken')
        : { grant: null, subproject: null, parent: null, level: 0 };
    const grant = this.#findGrant(row);
    if (grant === WAITS || grant instanceof Problem) return grant;
    if (this.#isTaken(row, keyOf(grant))) return new Problem(keyField(row), 'number_taken');
    if (row.kind === 'letter') return { grant, subproject: null, parent: null, level: 0 };
    const subproject = row.kind === 'subproject' ? null : this.#findSubproject(row, grant);
    if (subproject === WAITS || subproject instanceof Problem) return subproject;
    if (subproject && this.#isTaken(row, keyOf(subproject))) return new Problem(keyField(row), 'number_taken');
    if (row.kind === 'master') return { grant, subproject, parent: null, level: 0 };
    const parent = row.parent === '' ? null : this.#findParent(row, { grant, subproject });
    if (parent === WAITS || parent instanceof Problem) return parent;
    const level = (parent?.level ?? 0) + 1;
    if (row.kind === 'subproject' && level > MAX_LEVEL) return new Problem('parent', 'too_deep');
    return { grant, subproject, parent, level };
  }

  #isTaken({ kind, key }: PlacedBy, above: string): boolean {
    const { letters, subprojects, measures } = this.#existing;
    if (kind === 'letter') return letters.some((one) => one.grantId === above && one.key === key);
    if (kind === 'subproject') return subprojects.some((one) => one.grantId === above && one.number === key);
    return kind === 'measure' && measures.some((one) => one.subprojectId === above && one.number === key);
  }

  #findGrant(row: PlacedBy): Found {
    const number = this.#grantOf(row);
    if (number === '') return new Problem('grant', 'grant_missing');
    const found = this.#existing.grants.find((one) => one.number === number);
    if (found?.isArchived) return new Problem('grant', 'archived');
    if (found) return { id: found.id, level: 0 };
    return this.#inFile(this.#grants.find(({ key }) => key === number)) ?? new Problem('grant', 'unknown');
  }

  #findSubproject(row: PlacedBy, grant: Place): Found {
    if (row.subproject === '') return new Problem('subproject', 'subproject_missing');
    const found = this.#storedSubproject(row.subproject, grant);
    // Grey fields are those of a new sub-project.
    if (found && row.kind === 'master') return new Problem('subproject', 'not_in_file');
    if (found && !found.isActive) return new Problem('subproject', 'inactive');
    if (found) return { id: found.id, level: found.level };
    const name = this.#nameOf({ ...row, kind: 'subproject', key: row.subproject });
    return this.#inFile(this.#rows.get(name)) ?? new Problem('subproject', 'unknown');
  }

  #findParent(row: PlacedBy, { grant, subproject }: { grant: Place; subproject: Place | null }): Found {
    if (subproject === null) {
      const found = this.#storedSubproject(row.parent, grant);
      if (found && !found.isActive) return new Problem('parent', 'inactive');
      if (found) return { id: found.id, level: found.level };
    } else {
      const found = this.#existing.measures.find(
        (one) => one.subprojectId === keyOf(subproject) && one.number === row.parent,
      );
      if (found) return { id: found.id, level: 0 };
    }
    return this.#inFile(this.#rows.get(this.#nameOf({ ...row, key: row.parent }))) ?? new Problem('parent', 'unknown');
  }

  #storedSubproject(number: string, grant: Place) {
    return this.#existing.subprojects.find((one) => one.grantId === keyOf(grant) && one.number === number);
  }

  #inFile(row: PlacedBy | undefined): Found | null {
    if (!row) return null;
    if (row.isBroken) return WAITS;
    const placed = this.place(row);
    if (placed === WAITS) return WAITS;
    // Those of a circle have the same problem; the others wait for what is above them.
    if (placed instanceof Problem) return placed.code === 'cycle' ? placed : WAITS;
    return { row: row.row, level: placed.level };
  }
}

const keyField = ({ kind }: PlacedBy): string =>
  kind === 'letter' ? 'fileNumber' : kind === 'master' ? 'title' : 'number';
