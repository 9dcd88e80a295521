import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order for two workers on two cores: files that mostly wait (for a restart, a cut connection, a deadline) run next to files
 * that compute. So no core is idle, and no time limit is measured on a busy machine. A long file that starts last would delay
 * the whole run.
 */
const ORDER = [
  'tests/faults/kill.test.ts',
  'tests/faults/door-soak.test.ts',
  'tests/faults/mail-kill.test.ts',
  'tests/faults/actions-kill.test.ts',
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

/** The files of the list first, the others in vitest's order: the largest first. */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = ORDER.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at === -1 ? ORDER.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
