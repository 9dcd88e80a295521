import { describe, expect, test } from 'vitest';
import { createLoginLimits } from './login-limits.ts';

describe('failed logins', () => {
  const start = () => {
    let at = 0;
    const limits = createLoginLimits(() => at);
    const fail = (times: number, address = '10.0.0.1', deviceId = 'gym-door') => {
      for (let time = 0; time < times; time += 1) limits.fail(address, deviceId);
    };
    return { limits, fail, pass: (seconds: number) => (at += seconds * 1_000) };
  };

  test('blocks only the pair for 15 minutes when it failed ten times in a minute', () => {
    const { limits, fail, pass } = start();
    fail(9);
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(false);
    fail(1);
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(true);
    expect(limits.isBlocked('10.0.0.1', 'side-door')).toBe(false);
    expect(limits.isBlocked('10.0.0.2', 'gym-door')).toBe(false);
    pass(15 * 60 - 1);
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(true);
    pass(1);
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(false);
  });

  test('says once that a block begins', () => {
    const { limits } = start();
    const begins = Array.from({ length: 12 }, () => limits.fail('10.0.0.1', 'gym-door'));
    expect(begins.map((isNew, at) => (isNew ? at : -1)).filter((at) => at >= 0)).toEqual([9]);
  });

  test('blocks nothing when there are fewer failures in a minute', () => {
    const { limits, fail, pass } = start();
    for (let minute = 0; minute < 5; minute += 1) {
      fail(9);
      pass(60);
    }
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(false);
  });

  test('blocks an address as a whole when it guesses names', () => {
    const { limits, fail } = start();
    for (let device = 0; device < 100; device += 1) fail(1, '10.0.0.1', `door-${device}`);
    expect(limits.isBlocked('10.0.0.1', 'never-tried')).toBe(true);
  });

  test('forgets the failures of a device when it is enrolled again', () => {
    const { limits, fail } = start();
    fail(10);
    fail(10, '10.0.0.1', 'side-door');
    limits.forgive('gym-door');
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(false);
    expect(limits.isBlocked('10.0.0.1', 'side-door')).toBe(true);
  });
});
