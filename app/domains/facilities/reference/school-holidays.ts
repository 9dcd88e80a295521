/** School holidays an admin can correct later. Source: Hessisches Ministerium für Kultus, Bildung und Chancen, Ferientermine, as of 2026-11. */
export const SCHOOL_HOLIDAYS_SOURCE = 'Hessisches Kultusministerium, Ferientermine, Stand 11/2026';

export const SCHOOL_HOLIDAYS: readonly { region: string; name: string; from: string; until: string }[] = [
  { region: 'DE-HE', name: 'Osterferien', from: '2026-03-30', until: '2026-04-10' },
  { region: 'DE-HE', name: 'Sommerferien', from: '2026-06-29', until: '2026-08-07' },
  { region: 'DE-HE', name: 'Herbstferien', from: '2026-10-05', until: '2026-10-17' },
  { region: 'DE-HE', name: 'Weihnachtsferien', from: '2026-12-23', until: '2027-01-12' },
  { region: 'DE-HE', name: 'Osterferien', from: '2027-03-22', until: '2027-04-02' },
  { region: 'DE-HE', name: 'Sommerferien', from: '2027-06-28', until: '2027-08-06' },
  { region: 'DE-HE', name: 'Herbstferien', from: '2027-10-04', until: '2027-10-16' },
  { region: 'DE-HE', name: 'Weihnachtsferien', from: '2027-12-23', until: '2028-01-11' },
];
