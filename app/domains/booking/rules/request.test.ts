import { describe, expect, it } from 'vitest';
import type { Role } from '#app/platform/ctx.ts';
import { ajugend, decide, facts, on, refusalsOf, training } from '#tests/factories/request-facts.ts';
import { roleAt, teamChoice } from './booker.ts';
import { type RequestedBooking, type RequestFacts, suggestTitle } from './request.ts';

const actor = (change: Partial<RequestFacts['actor']>) => ({ actor: { ...facts.actor, ...change } });
const guestTeam = { ...ajugend, clubName: 'TV Idstein', isHomeClub: false };

describe('a request is refused at the field that is wrong', () => {
  it.each<[string, Partial<RequestedBooking>, Partial<RequestFacts>, string[]]>([
    ['a trainer names no team', { teamId: null }, { team: null }, ['teamId team_required']],
    ['a team that is gone', {}, { team: 'unknown' }, ['teamId team_unknown']],
    ['another person’s team', {}, actor({ id: 'tom' }), ['teamId team_not_yours']],
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
    ['yesterday', {}, on({ date: '2026-11-17' }), ['date past']],
    ['this morning', { startTime: '09:45' }, on({ date: '2026-11-18' }), ['startTime past']],
    ['the year 9999', {}, on({ date: '9999-01-01', daysAhead: 2_912_000 }), ['date too_far_ahead']],
    [
      'an hour the clock skips',
      {},
      on({ start: { kind: 'skipped', alternatives: ['01:45', '03:00'] } }),
      ['startTime time_skipped'],
    ],
    [
      'an hour that comes twice',
      {},
      on({ end: { kind: 'repeated', alternatives: ['01:45', '03:00'] } }),
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
    ['now, to the minute', { startTime: '10:00', endTime: '11:00' }, on({ date: '2026-11-18' }), 'approved', 'max'],
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
    expect(suggestTitle('x'.repeat(118), '👍🏽👍🏽')).toBe(`${'x'.repeat(118)} `);
  });
});

describe('a clash', () => {
  const other = {
    id: 'b',
    resourceId: 'left',
    date: '2026-11-24',
    title: 'Herren',
    teamName: null,
    placeName: 'links',
    personName: 'Tom Weber',
    isNamed: true,
    startTime: '17:00',
    endTime: '19:00',
    isPending: false,
    isBlocking: true,
  };

  const withOther = { place: { ...facts.place, others: [other] } };

  it('names the other booking and the next free time', () => {
    expect(decide({}, withOther)).toMatchObject({
      kind: 'blocked',
      verdicts: [{ kind: 'blocked', conflicts: [{ kind: 'time_overlap', with: { id: 'b' } }] }],
      nextFree: { startTime: '19:00', endTime: '21:00' },
    });
  });

  it('comes after errors of the fields', () => {
    expect(refusalsOf({}, { ...withOther, ...on({ date: '2026-11-17' }) })).toEqual(['date past']);
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

  it.each([
    ['its club is at home everywhere', { clubOperatorId: null }, 'approved'],
    ['its club is at home here', { clubOperatorId: 'sgh' }, 'approved'],
    ['its club is at home at another operator', { clubOperatorId: 'village' }, 'pending'],
    ['its club was granted the group', { clubOperatorId: 'village', isGranted: true }, 'approved'],
  ] as const)('a trainer books for a team: %s', (_case, team, status) => {
    expect(decide({}, { team: { ...ajugend, ...team } })).toMatchObject({ kind: 'accepted', status });
  });
});
