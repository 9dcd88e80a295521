/** Tests stand still on Wednesday, 18 November 2026, 10:00 in Berlin (2026-W47) unless they say otherwise. */
export const testNow = '2026-11-18T09:00:00Z';
