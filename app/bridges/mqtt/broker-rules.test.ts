import { describe, expect, test } from 'vitest';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { isPassword, isWellFormed, mayPublish, maySubscribe } from './broker-rules.ts';

const state = 'platzwart/door/1/gym-door/state';
const wake = 'platzwart/door/1/gym-door/wake';

describe('a device publishes', () => {
  test.each([
    ['its state', { topic: state, payload: '{}', qos: 1 }, true],
    ['a state of 4 KiB', { topic: state, payload: Buffer.alloc(4096), qos: 0 }, true],
    ['a larger one', { topic: state, payload: Buffer.alloc(4097), qos: 0 }, false],
    ['one whose signs are larger', { topic: state, payload: 'ü'.repeat(2049), qos: 0 }, false],
    ['its state with QoS 2', { topic: state, payload: '{}', qos: 2 }, false],
    ['its own wake', { topic: wake, payload: '{}', qos: 0 }, false],
    ['the state of another', { topic: 'platzwart/door/1/side-door/state', payload: '{}', qos: 0 }, false],
    ['to $SYS', { topic: '$SYS/x', payload: '{}', qos: 0 }, false],
    ['below its state', { topic: `${state}/x`, payload: '{}', qos: 0 }, false],
  ])('%s: %j is %j', (_name, packet, expected) => expect(mayPublish('gym-door', packet)).toBe(expected));
});

test.each([
  [wake, true],
  [state, false],
  ['platzwart/door/1/side-door/wake', false],
  ['platzwart/door/1/+/wake', false],
  ['platzwart/door/1/gym-door/#', false],
  ['#', false],
  ['+/door/1/gym-door/wake', false],
  ['$SYS/#', false],
  [`$share/x/${wake}`, false],
])('a device subscribes to %s: %j', (topic, expected) => expect(maySubscribe('gym-door', topic)).toBe(expected));

describe('isWellFormed', () => {
  const good = { clientId: 'gym-door', username: 'gym-door', password: Buffer.from('x'), will: undefined };
  const will = { topic: state, payload: '{}', qos: 1 };
  test.each([
    ['is good', good, true],
    ['has its own will', { ...good, will }, true],
    ['has a foreign will', { ...good, will: { ...will, topic: wake } }, false],
    ['has a will with QoS 2', { ...good, will: { ...will, qos: 2 } }, false],
    ['has another client', { ...good, clientId: 'side-door' }, false],
    ['has no user', { ...good, username: undefined }, false],
    ['has no password', { ...good, password: undefined }, false],
    ['has no name', { ...good, clientId: '', username: '' }, false],
    ['is called __proto__', { ...good, clientId: '__proto__', username: '__proto__' }, false],
    ['is called #', { ...good, clientId: '#', username: '#' }, false],
    ['is called gym-door/+', { ...good, clientId: 'gym-door/+', username: 'gym-door/+' }, false],
    ['has a capital', { ...good, clientId: 'Gym-door', username: 'Gym-door' }, false],
  ])('a CONNECT that %s', (_name, connect, expected) => expect(isWellFormed(connect)).toBe(expected));
});

test('accepts a password when its hash is equal', () => {
  expect(isPassword(Buffer.from('right'), hashSecret('right'))).toBe(true);
  expect(isPassword(Buffer.from('wrong'), hashSecret('right'))).toBe(false);
  expect(isPassword(Buffer.from('right'), 'no hash')).toBe(false);
});
