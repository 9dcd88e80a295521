import type { ActionName } from '#app/permissions.ts';
import { paths } from '#app/paths.ts';
import { postJson, type Probe } from './probe.ts';

/** Probes of the rights of the time clock. Another operator's sessions: tests/http/time-sessions.test.ts. */
export const clockProbes = {
  'clock.view': [{ whose: null, signedOut: 401, ask: (person) => person.get(paths.api.clockStatus()) }],
  // A role without a staff row gets NOT_STAFF, also 403; the key is missing before that.
  'clock.stamp': [
    { whose: null, may: 400, signedOut: 401, ask: (person) => postJson(person, paths.api.clockIn(), {}) },
  ],
  'time.view': [
    { whose: null, signedOut: 401, ask: (person) => person.get(paths.api.timeSessions()) },
    { whose: null, ask: (person) => person.get(paths.staff.times()) },
  ],
  'time.close': [
    { whose: null, ask: (person) => person.get(paths.staff.months()) },
    { whose: null, may: 422, ask: (person) => person.postForm('/zeiten/monate', {}) },
  ],
  'time.correct': [{ whose: null, signedOut: 401, ask: (person) => person.get(paths.api.timeEvents()) }],
} satisfies Partial<Record<ActionName, Probe[]>>;
