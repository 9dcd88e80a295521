import { describe, expect, it } from 'vitest';
import { BusyError, isBusy, postgresError } from './errors.ts';

const failed = (code: string, constraint?: string) =>
  new Error('Failed query', {
    cause: Object.assign(new Error('from the driver'), { code, constraint }),
  });

describe('an error of the database', () => {
  it('is found below what drizzle wraps around it', () => {
    expect(postgresError(failed('23P01', 'booking_claims_no_overlap'))).toEqual({
      code: '23P01',
      constraint: 'booking_claims_no_overlap',
    });
    expect(postgresError(failed('ECONNREFUSED'))).toBeNull();
    expect(postgresError(new Error('ours'))).toBeNull();
    expect(postgresError('no error at all')).toBeNull();
  });

  it.each([
    ['a statement that took too long', failed('57014'), true],
    ['a lock that was not given', failed('55P03'), true],
    ['a second deadlock', new BusyError('deadlock twice'), true],
    ['a full server', failed('53300'), true],
    ['a server that starts', failed('57P03'), true],
    ['a lost connection', new Error('Failed query', { cause: new BusyError('lost') }), true],
    ['a constraint', failed('23505'), false],
    ['an error of the application', new Error('not found'), false],
    ['no error at all', undefined, false],
  ])('passes by itself, %s', (_name, error, busy) => {
    expect(isBusy(error)).toBe(busy);
  });
});
