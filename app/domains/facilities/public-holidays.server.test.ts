import { describe, expect, it } from 'vitest';
import { publicHolidays } from './public-holidays.server.ts';

describe('publicHolidays', () => {
  it.each([
    ['DE-HE', '2026-12-21', '2026-12-27', { '2026-12-25': '1. Weihnachtstag', '2026-12-26': '2. Weihnachtstag' }],
    ['DE-HE', '2026-06-01', '2026-06-07', { '2026-06-04': 'Fronleichnam' }],
    ['DE-BE', '2026-06-01', '2026-06-07', {}],
    ['DE-HE', '2026-12-28', '2027-01-03', { '2027-01-01': 'Neujahr' }],
    ['DE-HE', '2026-11-16', '2026-11-22', {}],
  ])('%s, %s to %s', async (region, from, until, names) => {
    expect(await publicHolidays({ region, from, until }, 'de')).toEqual(names);
  });

  it('speaks English', async () => {
    const names = await publicHolidays({ region: 'DE-HE', from: '2026-12-25', until: '2026-12-25' }, 'en');
    expect(names).toEqual({ '2026-12-25': 'Christmas Day' });
  });
});
