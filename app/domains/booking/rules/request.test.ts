import { describe, expect, it } from 'vitest';
import type { Role } from '#app/platform/ctx.ts';
import {
  decideRequest,
  type RequestedBooking,
  type RequestFacts,
  roleAt,
  suggestTitle,
  teamChoice,
} from './request.ts';

const ajugend = {
  id: 'ajugend',
  name: 'A-Jugend',
  clubName: 'SG Hünstetten',
  isHomeClub: true,
  isGranted: false,
  eventTypeIds: ['training', 'match'],
  trainers: [{ userId: 'max', name: 'Max Müller', isPrimary: true }],
};
const training = { id: 'training', label: 'Training', allowOverlap: false, isActive: true };
const wanted: RequestedBooking = {
  resourceId: 'left',
  teamId: 'ajugend',
  eventTypeId: 'training',
  date: '2026-11-24',
  startTime: '16:00',
  endTime: '18:00',
  title: '',
  description: null,
};
const facts: RequestFacts = {
  actor: { id: 'max', name: 'Max Müller', role: 'trainer', operatorId: null, hasTeams: true },
  place: { operatorId: 'sgh', slots: null, tree: [{ id: 'left', parentId: null }] },
  team: ajugend,
  eventType: training,
  now: { date: '2026-11-18', time: '10:00' },
  day: { dayOfWeek: 2, daysAhead: 6, start: { kind: 'ok' }, end: { kind: 'ok' } },
  others: [],
};
const decide = (asked: Partial<RequestedBooking> = {}, change: Partial<RequestFacts> = {}) =>
  decideRequest({ ...wanted, ...asked }, { ...facts, ...change });
const refusalsOf = (asked: Partial<RequestedBooking>, change: Partial<RequestFacts> = {}) => {
  const decision = decide(asked, change);
  return decision.kind === 'refused' ? decision.refusals.map((row) => `${row.field} ${row.code}`) : [decision.kind];
};
const actor = (change: Partial<RequestFacts['actor']>) => ({ actor: { ...facts.actor, ...change } });
const guestTeam = { ...ajugend, clubName: 'TV Idstein', isHomeClub: false };

describe('a request is refused at the field that is wrong', () => {
  it.each<[string, Partial<RequestedBooking>, Partial<RequestFacts>, string[]]>([
    ['a trainer names no team', { teamId: null }, { team: null }, ['teamId team_required']],
    ['a team that is gone', {}, { team: 'unknown' }, ['teamId team_unknown']],
    ['somebody else’s team', {}, actor({ id: 'tom' }), ['teamId team_not_yours']],
    [
      'an external without teams names one',
      {},
      actor({ id: 'x', role: 'extern', hasTeams: false }),
      ['teamId team_not_yours'],
    ],
    [
      'a type the team may not book',
      { eventTypeId: 'event' },
      { eventType: { ...training, id: 'event', label: 'Event' } },
      ['eventTypeId type_not_allowed'],
    ],
    ['a type that is gone', {}, { eventType: null }, ['eventTypeId type_unknown']],
    ['a type that is switched off', {}, { eventType: { ...training, isActive: false } }, ['eventTypeId type_unknown']],
    ['a guest club without a grant', {}, { team: guestTeam }, ['resourceId no_grant']],
    ['off the quarter hour', { startTime: '16:10' }, {}, ['startTime off_grid']],
    ['the end before the start', { endTime: '15:00' }, {}, ['endTime end_before_start']],
    ['the end at the start', { endTime: '16:00' }, {}, ['endTime end_before_start']],
    ['yesterday', { date: '2026-11-17' }, {}, ['date past']],
    ['this morning', { date: '2026-11-18', startTime: '09:45' }, {}, ['startTime past']],
    ['the year 9999', { date: '9999-01-01' }, { day: { ...facts.day, daysAhead: 2_912_000 } }, ['date too_far_ahead']],
    [
      'an hour the clock skips',
      {},
      { day: { ...facts.day, start: { kind: 'skipped', alternatives: ['01:45', '03:00'] } } },
      ['startTime time_skipped'],
    ],
    [
      'an hour that comes twice',
      {},
      { day: { ...facts.day, end: { kind: 'repeated', alternatives: ['01:45', '03:00'] } } },
      ['endTime time_repeated'],
    ],
    ['no window that day', {}, { place: { ...facts.place, slots: [] } }, ['date no_slot']],
    [
      'without a team a title is needed',
      { teamId: null },
      { team: null, ...actor({ role: 'admin', operatorId: 'sgh' }) },
      ['title title_required'],
    ],
  ])('%s', (_name, asked, change, refusals) => {
    expect(refusalsOf(asked, change).sort()).toEqual([...refusals].sort());
  });
});

describe('a request is accepted', () => {
  it.each<[string, Partial<RequestedBooking>, Partial<RequestFacts>, 'approved' | 'pending', string]>([
    ['a trainer books at once', {}, {}, 'approved', 'max'],
    ['now, to the minute', { date: '2026-11-18', startTime: '10:00', endTime: '11:00' }, {}, 'approved', 'max'],
    ['until midnight', { endTime: '24:00' }, {}, 'approved', 'max'],
    [
      'an external asks',
      {},
      { team: { ...guestTeam, isGranted: true }, ...actor({ role: 'extern' }) },
      'pending',
      'max',
    ],
    [
      'an admin books for any team, in its trainer’s name',
      {},
      actor({ id: 'peter', role: 'admin', operatorId: 'sgh' }),
      'approved',
      'max',
    ],
    [
      'an admin of another operator is a member here',
      {},
      actor({ role: 'admin', operatorId: 'gemeinde' }),
      'pending',
      'max',
    ],
    ['a manager asks', {}, actor({ id: 'jonas', role: 'manager', operatorId: 'sgh' }), 'pending', 'max'],
    [
      'a member without a team asks in his own name',
      { teamId: null, title: 'Geburtstag' },
      { team: null, ...actor({ id: 'eva', role: 'member', hasTeams: false }) },
      'pending',
      'eva',
    ],
  ])('%s', (_name, asked, change, status, personId) => {
    expect(decide(asked, change)).toMatchObject({ kind: 'accepted', status, person: { userId: personId } });
  });

  it('with the suggested title, or its own', () => {
    expect(decide()).toMatchObject({ title: 'A-Jugend Training' });
    expect(decide({ title: 'Abschlusstraining' })).toMatchObject({ title: 'Abschlusstraining' });
    expect(suggestTitle('x'.repeat(119), 'Training')).toHaveLength(120);
  });

  it('blocking only when it is approved and its type does not allow overlap', () => {
    expect(decide()).toMatchObject({ blocking: true });
    expect(decide({}, actor({ role: 'admin', operatorId: 'elsewhere' }))).toMatchObject({ blocking: false });
    expect(decide({}, { eventType: { ...training, allowOverlap: true } })).toMatchObject({ blocking: false });
  });
});

describe('a clash', () => {
  const other = {
    id: 'b',
    resourceId: 'left',
    title: 'Herren',
    teamName: null,
    placeName: 'links',
    startTime: '17:00',
    endTime: '19:00',
    isPending: false,
    isBlocking: true,
  };

  it('names the other booking and the next free time', () => {
    expect(decide({}, { others: [other] })).toMatchObject({
      kind: 'conflict',
      with: { id: 'b' },
      nextFree: { startTime: '19:00', endTime: '21:00' },
    });
  });

  it('comes after what the person can mend alone', () => {
    expect(refusalsOf({ date: '2026-11-17' }, { others: [other] })).toEqual(['date past']);
  });
});

describe('who may name which team', () => {
  it.each<[Role, boolean, ReturnType<typeof teamChoice>]>([
    ['admin', false, 'any_or_none'],
    ['manager', true, 'any_or_none'],
    ['trainer', false, 'own'],
    ['member', true, 'own_or_none'],
    ['member', false, 'none'],
    ['extern', true, 'own'],
    ['extern', false, 'none'],
  ])('%s, with teams: %s', (role, hasTeams, choice) => {
    expect(teamChoice(role, hasTeams)).toBe(choice);
  });

  it.each<[Role, string | null, Role]>([
    ['admin', 'here', 'admin'],
    ['admin', 'there', 'member'],
    ['manager', 'there', 'member'],
    ['trainer', null, 'trainer'],
  ])('%s of %s acts here as %s', (role, operatorId, acting) => {
    expect(roleAt({ role, operatorId }, 'here')).toBe(acting);
  });
});
