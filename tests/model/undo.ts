import type { Undo } from './run.ts';
import { changedRecords, type HouseState, type ModelBooking } from './state.ts';

/** The last operation with the house around it. */
export interface WalkUndo extends Undo {
  before: HouseState;
  after: HouseState;
}

/**
 * After an undo the rows of the operation are as before it, with a higher version. It is refused when one of them changed
 * since, and never when nothing changed.
 */
export function undone(house: HouseState, { before, after: done }: WalkUndo, isDone: boolean): ModelBooking[][] {
  const touched = changedRecords(before, done).bookings;
  const at = (state: HouseState, id: string) => state.bookings.find((row) => row.id === id);
  const isSame = [...touched].every((id) => JSON.stringify(at(house, id)) === JSON.stringify(at(done, id)));
  const old = before.bookings.filter(({ id }) => touched.has(id));
  // A cancellation is one version after the row that it took.
  const back = old.map((row) => ({ ...row, version: (at(done, row.id)?.version ?? row.version + 1) + 1 }));
  const restored = [...house.bookings.filter(({ id }) => !touched.has(id)), ...back];
  if (isDone && !isSame) return [];
  const nothingElse = house.bookings.length === done.bookings.length && JSON.stringify(house) === JSON.stringify(done);
  return isDone ? [restored] : nothingElse ? [] : [house.bookings];
}
