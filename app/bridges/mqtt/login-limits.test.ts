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

  test('ten in a minute block the pair for 15 minutes, and nobody else', () => {
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

  test('fewer in a minute never do', () => {
    const { limits, fail, pass } = start();
    for (let minute = 0; minute < 5; minute += 1) {
      fail(9);
      pass(60);
    }
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(false);
  });

  test('an address that guesses names is blocked as a whole', () => {
    const { limits, fail } = start();
    for (let device = 0; device < 100; device += 1) fail(1, '10.0.0.1', `door-${device}`);
    expect(limits.isBlocked('10.0.0.1', 'never-tried')).toBe(true);
  });

  test('a device that was enrolled anew begins anew', () => {
    const { limits, fail } = start();
    fail(10);
    fail(10, '10.0.0.1', 'side-door');
    limits.forgive('gym-door');
    expect(limits.isBlocked('10.0.0.1', 'gym-door')).toBe(false);
    expect(limits.isBlocked('10.0.0.1', 'side-door')).toBe(true);
  });
});
