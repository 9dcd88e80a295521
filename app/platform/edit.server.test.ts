import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './ctx.ts';
import { changesOf, operatorOf, pathId } from './edit.server.ts';
import { ForbiddenError } from './errors.ts';

describe('changesOf', () => {
  const door = { title: 'Halle', minAge: 16 as number | null, areaIds: ['a', 'b'] };

  it('returns both states of the fields that differ', () => {
    expect(changesOf(door, { ...door, minAge: null, areaIds: ['a'] })).toEqual({
      before: { minAge: 16, areaIds: ['a', 'b'] },
      after: { minAge: null, areaIds: ['a'] },
    });
  });

  it('returns null when no field of the new state differs', () => {
    expect(changesOf(door, { ...door, areaIds: ['a', 'b'] })).toBeNull();
    expect(changesOf<Pick<typeof door, 'title'>>(door, { title: 'Halle' })).toBeNull();
  });
});

describe('operatorOf', () => {
  const actorOf = (role: Role, operatorId: string | null) => ({ id: 'me', role, operatorId }) as Actor;

  it('returns the operator of an admin', () => {
    expect(operatorOf(actorOf('admin', 'village'), 'door.administer')).toBe('village');
  });

  it.each([
    ['member', null],
    ['manager', 'village'],
  ] as const)('throws ForbiddenError for a %s', (role, operatorId) => {
    expect(() => operatorOf(actorOf(role, operatorId), 'door.administer')).toThrow(ForbiddenError);
  });
});

describe('pathId', () => {
  const id = '01890000-0000-7000-8000-000000000001';

  it('returns the UUID of the path', () => expect(pathId({ areaId: id }, 'areaId')).toBe(id));

  it.each([[{ areaId: 'neu' }], [{}]])('throws 404 for %j', (params) => {
    expect(() => pathId(params, 'areaId')).toThrow(expect.objectContaining({ status: 404 }));
  });
});
