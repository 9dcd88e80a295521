import { sql } from 'drizzle-orm';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import { mayFill, mayRead } from '#app/domains/funding/rules/rights.ts';
import {
  findMeasure,
  readSubproject,
  standingOf,
  type StoredMeasure,
} from '#app/domains/funding/store/projects.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import type { Cursor } from '#app/platform/list/cursor.server.ts';
import { listMeasures, type MeasureLine, type MeasureSection, sectionOf } from './measures.server.ts';

/** The sub-project of a measure, as a link where the person may read it. */
export interface MeasurePlace {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly isReadable: boolean;
}

export interface MeasurePage {
  readonly measure: StoredMeasure;
  readonly isAdmin: boolean;
  /** The person may change it. */
  readonly mayFill: boolean;
  readonly place: MeasurePlace;
  /** From the top to the one above it, where the person may read them. */
  readonly above: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly people: MeasureLine['people'];
  readonly below: MeasureSection;
  readonly parents: readonly ParentChoice[];
  readonly history: { readonly rows: readonly HistoryLine[]; readonly next: string | null };
}

/** A measure that another one may be put below; null is the sub-project itself. */
export interface ParentChoice {
  readonly id: string | null;
  readonly number: string;
  readonly title: string;
}

/** A measure with what is above and below it, and its history. Throws NotFoundError for one that the person may not read. */
export async function getMeasurePage(
  ctx: ReadCtx,
  actor: Actor,
  { id, after }: { id: string; after: Cursor | null },
): Promise<MeasurePage> {
  const measure = await findMeasure(ctx.db, actor, id);
  const { subprojectId, operatorId } = measure;
  const about = sql`l.operator_id = ${operatorId}::uuid and l.entity = 'measure' and l.entity_id = ${id}`;
  const [[subproject], lines, history] = await inOneFlight(ctx.db, (db) => [
    readSubproject(db, { id: subprojectId, userId: actor.id }),
    listMeasures({ db }, actor, subprojectId),
    listHistory(db, { stream: 'house', about, after }),
  ]);
  if (!subproject) throw new NotFoundError('subproject');
  const standing = standingOf(actor, measure);
  const under = idsBelow(lines, id);
  return {
    measure,
    isAdmin: standing.isAdmin,
    mayFill: measure.isActive && mayFill(standing),
    place: {
      id: subprojectId,
      number: subproject.number,
      name: subproject.name,
      isReadable: mayRead(standingOf(actor, subproject)),
    },
    above: pathTo(lines, measure.parentId),
    people: lines.find((one) => one.id === id)?.people ?? [],
    below: sectionOf(
      lines.filter((one) => under.has(one.id)),
      { ctx, actor, subprojectId },
    ),
    parents: [
      ...(mayFill(standingOf(actor, subproject)) ? [AT_TOP] : []),
      ...lines.filter((one) => one.id !== id && !under.has(one.id) && mayFill(standingOf(actor, one))).map(choiceOf),
    ],
    history,
  };
}

const AT_TOP: ParentChoice = { id: null, number: '', title: '' };
const choiceOf = ({ id, number, title }: MeasureLine): ParentChoice => ({ id, number, title });

function idsBelow(lines: readonly MeasureLine[], id: string): Set<string> {
  const found = new Set<string>();
  const add = (parentId: string) => {
    for (const one of lines)
      if (one.parentId === parentId && !found.has(one.id)) {
        found.add(one.id);
        add(one.id);
      }
  };
  add(id);
  return found;
}

function pathTo(lines: readonly MeasureLine[], id: string | null): MeasurePage['above'] {
  const one = lines.find((line) => line.id === id);
  return one ? [...pathTo(lines, one.parentId), { id: one.id, number: one.number, title: one.title }] : [];
}

/** Where the person may put a new measure of a sub-project: empty without a right, which the form shows as 403. */
export async function listParents(
  ctx: ReadCtx,
  actor: Actor,
  subprojectId: string,
): Promise<{ readonly place: MeasurePlace; readonly isActive: boolean; readonly parents: readonly ParentChoice[] }> {
  const [[subproject], lines] = await inOneFlight(ctx.db, (db) => [
    readSubproject(db, { id: subprojectId, userId: actor.id }),
    listMeasures({ db }, actor, subprojectId),
  ]);
  const isReadable = subproject !== undefined && mayRead(standingOf(actor, subproject));
  if (!subproject || (!isReadable && lines.length === 0)) throw new NotFoundError('subproject');
  const { id, number, name, isActive } = subproject;
  return {
    place: { id, number, name, isReadable },
    isActive,
    parents: [
      ...(mayFill(standingOf(actor, subproject)) ? [AT_TOP] : []),
      ...lines.filter((one) => mayFill(standingOf(actor, one))).map(choiceOf),
    ],
  };
}
