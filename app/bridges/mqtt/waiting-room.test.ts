import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createWaitingRoom } from './waiting-room.ts';

const connection = (remoteAddress: string) =>
  Object.assign(new EventEmitter(), { remoteAddress }) as unknown as Socket & EventEmitter;

test('refuses the third connection of an address without a CONNECT, and no other address', () => {
  const room = createWaitingRoom(2);
  expect(['10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.2'].map((ip) => room.enter(connection(ip)))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test('has a place again when a CONNECT arrives or a connection closes, each counted once', () => {
  const room = createWaitingRoom(2);
  const [first, second] = [connection('10.0.0.1'), connection('10.0.0.1')];
  for (const one of [first, second]) room.enter(one);
  room.leave(first);
  first.emit('close');
  expect(room.enter(connection('10.0.0.1'))).toBe(true);
  expect(room.enter(connection('10.0.0.1'))).toBe(false);
  second.emit('close');
  expect(room.enter(connection('10.0.0.1'))).toBe(true);
});
