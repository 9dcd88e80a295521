/** The fixed instant of the tests: Wednesday, 18 November 2026, 10:00 in Berlin (2026-W47). */
export const testNow = '2026-11-18T09:00:00Z';
