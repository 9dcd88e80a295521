import { describe, expect, it } from 'vitest';
import {
  type ActionName,
  type Asker,
  can,
  PERMISSIONS,
  type PermissionRole,
  type PermissionTarget,
} from './permissions.ts';

const ROLES: PermissionRole[] = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'];
const asker = (role: PermissionRole): Asker =>
  role === 'public'
    ? null
    : { id: 'me', role, operatorId: role === 'admin' || role === 'manager' ? 'our-operator' : null };

const mine: PermissionTarget = { ownerIds: ['me'], operatorId: 'other-operator' };
const ofOurOperator: PermissionTarget = { ownerIds: ['somebody'], operatorId: 'our-operator' };
const ofOtherOperator: PermissionTarget = { ownerIds: ['somebody'], operatorId: 'other-operator' };
const ofNobody: PermissionTarget = { ownerIds: [], operatorId: null };

/** Letters of the roles with the right, in the order of ROLES: A M T M E P. */
const rows: [action: ActionName, target: string, thing: PermissionTarget | undefined, may: PermissionRole[]][] = [
  ['plan.view', 'any plan', ofOtherOperator, ROLES],
  ['booking.view', 'any booking', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['booking.request', 'any place', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['booking.list', 'at all', undefined, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['booking.change', 'at all', undefined, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['booking.decide', 'at all', undefined, ['admin']],
  ['booking.decide', 'a request to our operator', ofOurOperator, ['admin']],
  ['booking.decide', 'one to another operator', ofOtherOperator, []],
  ['booking.archive', 'at all', undefined, ['admin']],
  ['booking.archive', 'a booking of our operator', ofOurOperator, ['admin']],
  ['booking.archive', 'one of another operator', ofOtherOperator, []],
  ['booking.archive', 'one of no operator', ofNobody, []],
  ['feed.manage', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['feed.manage', "another person's", ofOurOperator, []],
  ['facility.administer', 'at all', undefined, ['admin']],
  ['facility.administer', 'one of our operator', ofOurOperator, ['admin']],
  ['facility.administer', 'one of another operator', ofOtherOperator, []],
  ['facility.administer', 'one of no operator', ofNobody, []],
  ['settings.administer', 'at all', undefined, ['admin']],
  ['settings.administer', 'our operator', ofOurOperator, ['admin']],
  ['settings.administer', 'another operator', ofOtherOperator, []],
  ['door.list', 'at all', undefined, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['door.open', 'any door', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['door.withdraw', 'a press of mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['door.withdraw', "another person's", ofOurOperator, []],
  ['access.request', 'any door', ofOtherOperator, ROLES],
  ['door.administer', 'at all', undefined, ['admin']],
  ['door.administer', 'one of our operator', ofOurOperator, ['admin']],
  ['door.administer', 'one of another operator', ofOtherOperator, []],
  ['door.administer', 'one of no operator', ofNobody, []],
  ['notice.choose', 'at all', undefined, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['notice.choose', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['notice.choose', "another person's", ofOurOperator, []],
  ['mail.administer', 'at all', undefined, ['admin']],
  ['mail.administer', 'a mail of our operator', ofOurOperator, ['admin']],
  ['mail.administer', 'one of another operator', ofOtherOperator, []],
  ['presence.view', 'any room', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['presence.names', 'at all', undefined, ['admin', 'manager']],
  ['presence.names', 'a room of our operator', ofOurOperator, ['admin', 'manager']],
  ['presence.names', 'one of another operator', ofOtherOperator, []],
  ['presence.checkIn', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['presence.checkIn', "another person's", ofOurOperator, []],
  ['presence.administer', 'at all', undefined, ['admin']],
  ['presence.administer', 'a room of our operator', ofOurOperator, ['admin']],
  ['presence.administer', 'one of another operator', ofOtherOperator, []],
  ['usage.print', 'a hall of our operator', ofOurOperator, ['admin', 'manager']],
  ['usage.print', 'one of another operator', ofOtherOperator, []],
  ['action.write', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['action.write', "another person's", ofOurOperator, []],
  ['action.writeAny', 'of anyone', ofNobody, ['admin']],
  ['action.read', 'at all', undefined, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['action.read', 'mine', mine, ['manager', 'trainer', 'member', 'extern']],
  ['action.read', "another person's", ofOurOperator, ['admin']],
  ['shift.view', 'at all', undefined, ['admin', 'manager']],
  ['shift.view', 'one of our operator', ofOurOperator, ['admin', 'manager']],
  ['shift.view', 'one of another operator', ofOtherOperator, []],
  ['shift.manage', 'one of our operator', ofOurOperator, ['admin', 'manager']],
  ['shift.manage', 'one of another operator', ofOtherOperator, []],
  ['shift.migrate', 'our operator', ofOurOperator, ['admin']],
  ['shift.migrate', 'another operator', ofOtherOperator, []],
  ['shift.own', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['shift.own', "another person's", ofOurOperator, []],
  ['staff.administer', 'of our operator', ofOurOperator, ['admin', 'manager']],
  ['staff.administer', 'of another operator', ofOtherOperator, []],
  ['clock.view', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['clock.view', "another person's", ofOurOperator, []],
  ['clock.stamp', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['clock.stamp', "another person's", ofOurOperator, []],
  ['pin.choose', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['pin.choose', "another person's", ofOurOperator, []],
  ['time.view', 'of our operator', ofOurOperator, ['admin', 'manager']],
  ['time.view', 'of another operator', ofOtherOperator, []],
  ['time.close', 'of our operator', ofOurOperator, ['admin', 'manager']],
  ['time.close', 'of another operator', ofOtherOperator, []],
  ['time.correct', 'of our operator', ofOurOperator, ['admin']],
  ['time.correct', 'of another operator', ofOtherOperator, []],
  ['badge.administer', 'of our operator', ofOurOperator, ['admin']],
  ['badge.administer', 'of another operator', ofOtherOperator, []],
  ['funding.view', 'any record', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['funding.fill', 'any record', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['funding.divide', 'any record', ofOtherOperator, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['funding.administer', 'at all', undefined, ['admin']],
  ['funding.administer', 'a grant of our operator', ofOurOperator, ['admin']],
  ['funding.administer', 'one of another operator', ofOtherOperator, []],
  ['funding.audit', 'a record of our operator', ofOurOperator, ['admin']],
  ['funding.audit', 'one of another operator', ofOtherOperator, []],
  ['session.list', 'at all', undefined, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['session.list', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['session.list', "another person's", ofOurOperator, []],
  ['operation.undo', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['operation.undo', "another person's", ofOurOperator, []],
  ['session.end', 'mine', mine, ['admin', 'manager', 'trainer', 'member', 'extern']],
  ['session.end', "another person's", ofOurOperator, []],
  ['setup.run', 'the empty house', undefined, ['public']],
];

describe('can', () => {
  it.each(rows)('%s: %s', (action, _name, target, may) => {
    expect(ROLES.filter((role) => can(asker(role), action, target))).toEqual(may);
  });

  it('has a row in this table for every action', () => {
    expect(new Set(rows.map(([action]) => action))).toEqual(new Set(Object.keys(PERMISSIONS)));
  });

  it('refuses what needs an operator when the admin has none', () => {
    const lost: Asker = { id: 'me', role: 'admin', operatorId: null };
    expect(can(lost, 'facility.administer', ofNobody)).toBe(false);
  });
});
