import { expect, test } from 'vitest';
import { DEVICE_ID_PATTERN } from '#device/protocol.ts';
import { suggestDeviceId } from './device-id.ts';

test.each([
  ['Pi Werkstatt (Süd)', 'pi-werkstatt-sued'],
  ['Tür 1', 'tuer-1'],
  ['Café', 'cafe'],
  ['A', 'pi-a'],
  ['  --Halle--  ', 'halle'],
  ['x'.repeat(80), 'x'.repeat(40)],
  ['!!!', ''],
])('%s becomes %s', (name, id) => {
  expect(suggestDeviceId(name)).toBe(id);
  expect(DEVICE_ID_PATTERN.test(suggestDeviceId(name))).toBe(id !== '');
});
