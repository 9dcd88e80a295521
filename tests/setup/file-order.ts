import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order in which two workers share two cores: what mostly waits (for a start anew, a cut wire, a deadline) goes beside what
 * computes, so that no core stands still and nobody's patience is measured on a crowded machine. A long file that begins last
 * would keep everybody.
 */
const ORDER = [
  'tests/faults/kill.test.ts',
  'tests/faults/door-soak.test.ts',
  'tests/faults/race.test.ts',
  'tests/faults/outage.test.ts',
  'tests/faults/booking-model.test.ts',
  'tests/faults/fuzz.test.ts',
  'tests/faults/worker-cut.test.ts',
  'tests/faults/missed-live.test.ts',
  'tests/faults/second-process.test.ts',
  'tests/faults/approval-race.test.ts',
  'tests/http/commands.test.ts',
  'server/backup/round-trip.test.ts',
  'server/database/embedded.test.ts',
  'server/worker-presence.test.ts',
];

/** Files that are named here first, the others as vitest has them: the largest first. */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = ORDER.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at === -1 ? ORDER.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
