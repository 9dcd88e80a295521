import { expect, test } from 'vitest';
import { areaProblems } from './area-problems.ts';

const references = { roomIds: ['room'], deviceIds: ['device'] };
test.each([
  ['nothing chosen', { roomId: null, deviceId: null, checkInOnOpen: false }, {}],
  ['its room and its device', { roomId: 'room', deviceId: 'device', checkInOnOpen: true }, {}],
  [
    'a room of another facility',
    { roomId: 'other', deviceId: null, checkInOnOpen: false },
    { roomId: 'room_elsewhere' },
  ],
  ['a device of another door', { roomId: null, deviceId: 'x', checkInOnOpen: false }, { deviceId: 'device_elsewhere' }],
  [
    'checking in to no room',
    { roomId: null, deviceId: null, checkInOnOpen: true },
    { checkInOnOpen: 'check_in_without_room' },
  ],
])('areaProblems: %s', (_name, input, expected) => expect(areaProblems(input, references)).toEqual(expected));
