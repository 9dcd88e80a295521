import { describe, expect, it } from 'vitest';
import {
  applyChange,
  selectionOf,
  withParents,
  type RequestChoices,
  type RequestDraft,
  normalizeDraft,
} from './request-draft.ts';
import { seriesEnd, windowsOf } from './times.ts';

const slot = { dayOfWeek: 3, startTime: '18:00', endTime: '22:00', validFrom: null, validUntil: '2026-12-31' };
const place = (id: string, slots: (typeof slot)[] | null = null) => ({ id, name: id, parts: [], slots });
const team = (id: string, isMine: boolean, eventTypeIds: string[]) => ({
  id,
  name: id,
  isMine,
  eventTypeIds,
  trainers: [],
});
const facility = (id: string, teams: 'own' | 'any_or_none') => ({
  id,
  name: id,
  operatorId: id,
  operatorName: 'SGH',
  role: teams === 'own' ? ('trainer' as const) : ('admin' as const),
  teams,
});
const football = {
  id: 'football',
  name: 'Fußball',
  icon: '⚽',
  teams: [team('youth', true, ['training', 'match']), team('men', false, ['training'])],
};
const yoga = { id: 'yoga', name: 'Yoga', icon: '', teams: [team('yin', false, ['training', 'event'])] };
const choices: RequestChoices = {
  facilities: [
    {
      ...facility('park', 'own'),
      groups: [
        { id: 'outside', name: 'outside', places: [place('pitch'), place('small')] },
        { id: 'inside', name: 'inside', places: [place('gym')] },
      ],
    },
    {
      ...facility('village', 'any_or_none'),
      groups: [{ id: 'halls', name: 'halls', places: [place('hall', [slot])] }],
    },
  ],
  clubs: [
    { id: 'sgh', name: 'SGH', operatorId: 'village', grantedGroupIds: ['inside'], departments: [football, yoga] },
  ],
  eventTypes: ['training', 'match', 'event'].map((id) => ({ id, label: id, icon: '', description: '' })),
};
const blank: RequestDraft = {
  facilityId: '',
  groupId: '',
  resourceId: '',
  clubId: '',
  departmentId: '',
  teamId: '',
  eventTypeId: '',
  planning: 'single',
  date: '2026-11-25',
  dayOfWeek: '3',
  startDate: '2026-11-25',
  endDate: '2027-06-30',
  startTime: '18:00',
  endTime: '19:30',
  title: '',
  description: '',
  skipPublicHolidays: false,
  skipSchoolHolidays: false,
  onlyFree: false,
  removed: [],
};
const opened = normalizeDraft(choices, blank);

describe('dependent choices', () => {
  it('start with the first place, and with the only team when one must be named', () => {
    expect(opened).toMatchObject({ facilityId: 'park', groupId: 'outside', resourceId: 'pitch' });
    expect(opened).toMatchObject({ clubId: 'sgh', departmentId: 'football', teamId: 'youth', eventTypeId: 'training' });
  });

  it.each<[string, Partial<RequestDraft>, Partial<RequestDraft>]>([
    ['another group has another place', { groupId: 'inside' }, { groupId: 'inside', resourceId: 'gym' }],
    ['another facility has another group', { facilityId: 'village' }, { groupId: 'halls', resourceId: 'hall' }],
    ['a place stays where it is', { resourceId: 'small' }, { groupId: 'outside', resourceId: 'small' }],
    ['no club, no team, every type', { facilityId: 'village', clubId: '' }, { departmentId: '', teamId: '' }],
  ])('%s', (_name, change, expected) => {
    expect(applyChange(choices, opened, change)).toMatchObject(expected);
  });

  it('list only what may be chosen', () => {
    expect(selectionOf(choices, opened).teams.map(({ id }) => id)).toEqual(['youth']);
    expect(selectionOf(choices, opened).types.map(({ id }) => id)).toEqual(['training', 'match']);
    const anyTeam = applyChange(choices, opened, { facilityId: 'village' });
    expect(selectionOf(choices, anyTeam).teams.map(({ id }) => id)).toEqual(['youth', 'men']);
    expect(selectionOf(choices, anyTeam).mayGoWithoutTeam).toBe(true);
  });

  it('are found from a place and a team alone', () => {
    expect(withParents(choices, { ...blank, resourceId: 'hall', teamId: 'yin' })).toMatchObject({
      facilityId: 'village',
      groupId: 'halls',
      clubId: 'sgh',
      departmentId: 'yoga',
    });
  });

  it('stay open when place or team are gone', () => {
    const lost = withParents(choices, { ...blank, resourceId: 'gone', teamId: 'gone' });
    expect(lost).toMatchObject({ facilityId: '', resourceId: '', clubId: '', teamId: '' });
  });
});

describe('consequences of a change', () => {
  it.each<[string, Partial<RequestDraft>, Partial<RequestDraft>, Partial<RequestDraft>]>([
    ['a match is one date', { planning: 'series' }, { eventTypeId: 'match' }, { planning: 'single' }],
    ['one may turn it back', { eventTypeId: 'match' }, { planning: 'series' }, { planning: 'series' }],
    ['training forces nothing', { eventTypeId: 'match' }, { eventTypeId: 'training' }, { planning: 'single' }],
    ['a later start keeps the length', {}, { startTime: '20:00' }, { endTime: '21:30' }],
    ['as far as the day goes', {}, { startTime: '23:30' }, { endTime: '24:00' }],
    ['an end before the start stays to be mended', { endTime: '17:00' }, { startTime: '19:00' }, { endTime: '17:00' }],
    ['a window sets both', {}, { startTime: '08:00', endTime: '09:00' }, { startTime: '08:00', endTime: '09:00' }],
    ['a series ends with its windows', {}, { facilityId: 'village' }, { endDate: '2026-12-31' }],
    ['an end of one’s own stays', { endDate: '2027-02-01' }, { facilityId: 'village' }, { endDate: '2027-02-01' }],
  ])('%s', (_name, before, change, expected) => {
    expect(applyChange(choices, { ...opened, ...before }, change)).toMatchObject(expected);
  });
});

describe('the suggested end of a series', () => {
  it.each([
    ['2026-11-24', '2027-06-30'],
    ['2026-10-31', '2026-12-31'],
    ['2026-07-01', '2026-12-31'],
    ['2026-04-30', '2026-06-30'],
    ['2026-05-01', '2026-12-31'],
  ])('from %s on: %s', (startDate, end) => {
    expect(seriesEnd(place('pitch'), { dayOfWeek: '2', startDate })).toBe(end);
  });

  it.each<[string, (typeof slot | { validUntil: null })[], string, string]>([
    ['with the windows of the weekday', [slot], '3', '2026-12-31'],
    ['with the half-year on another weekday', [slot], '2', '2027-06-30'],
    ['with the last of several', [slot, { ...slot, validUntil: '2027-03-31' }], '3', '2027-03-31'],
    ['with the half-year when one window has no end', [slot, { ...slot, validUntil: null }], '3', '2027-06-30'],
  ])('%s', (_name, slots, dayOfWeek, end) => {
    const hall = { ...place('hall'), slots: slots.map((row) => ({ ...slot, ...row })) };
    expect(seriesEnd(hall, { dayOfWeek, startDate: '2026-11-24' })).toBe(end);
  });
});

describe('windows to tap', () => {
  const wednesday = () => 3;
  const hall = place('hall', [slot, { ...slot, startTime: '09:00', endTime: '11:00' }, slot]);

  it.each<[string, ReturnType<typeof place>, Partial<RequestDraft>, string[] | null]>([
    ['none where everything is open', place('pitch'), {}, null],
    ['those of the day', place('hall', [slot]), {}, ['18:00']],
    ['none on a day without', place('hall', [{ ...slot, dayOfWeek: 1 }]), {}, []],
    ['those of the weekday, once each, earliest first', hall, { planning: 'series' }, ['09:00', '18:00']],
    ['none that ended before the series', hall, { planning: 'series', startDate: '2027-01-01' }, []],
  ])('%s', (_name, where, change, starts) => {
    const found = windowsOf(where, { ...opened, ...change }, wednesday);
    expect(found?.map(({ startTime }) => startTime) ?? null).toEqual(starts);
  });
});

describe('the state of the booking', () => {
  const chosen = { ...opened, clubId: 'sgh', departmentId: 'football', teamId: 'youth' };
  it.each([
    ['a trainer away from home asks', chosen, 'pending'],
    [
      'a trainer books in a group that the club was granted',
      { ...chosen, groupId: 'inside', resourceId: 'gym' },
      'approved',
    ],
    ['a trainer without a team yet may book', { ...chosen, teamId: '' }, 'approved'],
    ['an admin books', { ...chosen, facilityId: 'village', groupId: 'halls', resourceId: 'hall' }, 'approved'],
  ] as const)('%s', (_case, draft, expected) => {
    expect(selectionOf(choices, draft).becomes).toBe(expected);
  });
});
