import { describe, expect, it } from 'vitest';
import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import { type PlanSource, planBookingFor, resourcesShownOn } from './plan.ts';
import { nameBeside } from './week-layout.ts';
import { visibilityOf, type Viewer } from './visibility.ts';

const viewer = (change: Partial<Viewer> = {}): Viewer => ({ id: 'tom', role: 'trainer', operatorId: null, ...change });
const booking = (status: BookingStatus, decision: Decision | null = null, change = {}) => ({
  status,
  decision,
  createdBy: 'max',
  userId: 'max',
  isMyTeam: false,
  operatorId: 'sgh',
  ...change,
});
const closed = { isPublic: false, showNames: false };

describe('who sees what of a booking', () => {
  const admin = viewer({ role: 'admin', operatorId: 'sgh' });
  const otherAdmin = viewer({ role: 'admin', operatorId: 'gemeinde' });

  it.each<[string, Viewer, BookingStatus, Decision | null, object, string]>([
    ['its creator', viewer({ id: 'max' }), 'pending', null, { userId: 'x' }, 'full'],
    ['its booking person', viewer({ id: 'max' }), 'rejected', 'rejected', { createdBy: 'x' }, 'full'],
    ['a trainer of the team', viewer(), 'pending', null, { isMyTeam: true }, 'full'],
    ['the admin of the operator', admin, 'pending', null, {}, 'full'],
    ['the admin, of a refused one', admin, 'rejected', 'rejected', {}, 'full'],
    ['the manager of the operator', viewer({ role: 'manager', operatorId: 'sgh' }), 'pending', null, {}, 'requested'],
    ['the admin of another operator', otherAdmin, 'approved', 'approved', {}, 'plan'],
    ['the admin of another, of a pending one', otherAdmin, 'pending', null, {}, 'requested'],
    ['a signed-in person, of an approved one', viewer(), 'approved', 'approved', {}, 'plan'],
    ['a signed-in person, of a past one', viewer(), 'expired', 'approved', {}, 'plan'],
    ['a signed-in person, of one that was never decided', viewer(), 'expired', null, {}, 'hidden'],
    ['a signed-in person, of a rejected one', viewer(), 'rejected', 'rejected', {}, 'hidden'],
    ['even its creator, once archived', viewer({ id: 'max' }), 'archived', 'approved', {}, 'hidden'],
    ['the admin of the operator, once archived', admin, 'archived', 'approved', {}, 'full'],
    ['the admin of another, once archived', otherAdmin, 'archived', 'approved', {}, 'hidden'],
    [
      'an admin without an operator, of a place without one',
      viewer({ role: 'admin' }),
      'pending',
      null,
      { operatorId: null },
      'requested',
    ],
  ])('%s', (_name, who, status, decision, change, visibility) => {
    expect(visibilityOf(who, booking(status, decision, change), closed)).toBe(visibility);
  });

  it.each<[string, { isPublic: boolean; showNames: boolean }, BookingStatus, Decision | null, string]>([
    ['the plan is not public', closed, 'approved', 'approved', 'hidden'],
    ['it is public without names', { isPublic: true, showNames: false }, 'approved', 'approved', 'occupied'],
    ['it is public with names', { isPublic: true, showNames: true }, 'approved', 'approved', 'named'],
    ['a past one', { isPublic: true, showNames: true }, 'expired', 'approved', 'named'],
    ['a pending one', { isPublic: true, showNames: true }, 'pending', null, 'hidden'],
    ['a past one that was never decided', { isPublic: true, showNames: true }, 'expired', null, 'hidden'],
  ])('signed out, when %s', (_name, plan, status, decision, visibility) => {
    expect(visibilityOf(null, booking(status, decision), plan)).toBe(visibility);
  });
});

describe('a booking on the plan', () => {
  const tree = [
    { id: 'whole', parentId: null, color: '#15803d' },
    { id: 'left', parentId: 'whole', color: '#65a30d' },
    { id: 'right', parentId: 'whole', color: '#15803d' },
  ];
  const row: PlanSource = {
    ...booking('approved', 'approved'),
    id: 'b1',
    resourceId: 'whole',
    date: '2026-11-24',
    startTime: '18:00',
    endTime: '20:00',
    title: 'Geheimtraining',
    typeIcon: '🏃',
    typeLabel: 'Training',
    placeName: 'Sportplatz',
    teamName: 'A-Jugend',
    teamShortName: 'A-Jgd',
    clubName: 'SGH',
    personName: 'Max Müller',
  };
  const on = (resourceId: string, change = {}) => ({
    resourceId,
    tree,
    operatorId: 'sgh',
    isPublic: true,
    showNames: false,
    ...change,
  });

  it('shows on its resource, on wholes above and parts below', () => {
    expect(resourcesShownOn(tree, 'left')).toEqual(['whole', 'left']);
    expect(resourcesShownOn(tree, 'whole')).toEqual(['whole', 'left', 'right']);
  });

  it.each([
    ['whole', 'whole', 'own', undefined, undefined],
    ['left', 'whole', 'whole', 'Sportplatz', '#15803d'],
    ['whole', 'left', 'part', 'Sportplatz', '#65a30d'],
    ['whole', 'right', 'part', 'Sportplatz', undefined],
  ])('seen on %s, one of %s lies %s and has its own colour', (shown, booked, through, placeName, color) => {
    const seen = planBookingFor(viewer(), { ...row, resourceId: booked }, on(shown));
    expect(seen).toMatchObject({ through });
    expect([seen?.placeName, seen?.color]).toEqual([placeName, color]);
  });

  it.each<[string, Viewer | null, Partial<PlanSource>, object, string[]]>([
    ['signed in', viewer(), {}, {}, ['clubName', 'id', 'personName', 'title', 'typeIcon', 'typeLabel']],
    ['of another person’s request', viewer(), { status: 'pending', decision: null }, {}, []],
    ['signed out', null, {}, {}, []],
    ['signed out, with names', null, {}, { showNames: true }, ['clubName', 'title']],
  ])('has only visible fields: %s', (_name, who, change, plan, fields) => {
    const seen = planBookingFor(who, { ...row, ...change }, on('whole', plan));
    const always = ['date', 'endTime', 'visibility', 'startTime', 'status', 'through'];
    expect(Object.keys(seen ?? {}).sort()).toEqual([...always, ...fields].sort());
  });

  it('has a short title only with the suggested title', () => {
    expect(planBookingFor(viewer(), { ...row, title: 'A-Jugend Training' }, on('whole'))?.shortTitle).toBe('A-Jgd');
    expect(planBookingFor(viewer(), row, on('whole'))?.shortTitle).toBeUndefined();
    expect(planBookingFor(null, { ...row, title: 'A-Jugend Training' }, on('whole'))?.shortTitle).toBeUndefined();
  });

  it.each([
    ['Sportplatz – komplett', 'Sportplatz – links', 'links'],
    ['Sportplatz – links', 'Sportplatz – komplett', 'komplett'],
    ['Halle', 'Halle – Nord', 'Halle – Nord'],
    ['Saal', 'Küche', 'Küche'],
  ])('seen from %s, %s is called %s', (shown, other, name) => expect(nameBeside(shown, other)).toBe(name));

  it('is absent when it is hidden', () => {
    expect(planBookingFor(viewer(), { ...row, status: 'rejected', decision: 'rejected' }, on('whole'))).toBeNull();
  });
});
