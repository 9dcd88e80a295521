import { beforeEach, expect, test } from 'vitest';
import { makeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { recordDeviceBlock } from './record-device-block.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());
const block = (deviceId: string | null) => {
  const origin = { ip: '198.51.100.7', userAgent: null };
  return recordDeviceBlock({ db: database.db, correlationId: crypto.randomUUID(), origin }, { deviceId, via: 'mqtt' });
};

test('names the device and its operator; an id that belongs to no device is not stored', async () => {
  const { device, operatorId } = await makeDoor(database.db);
  await block(device.deviceId);
  await block('made-up-by-a-stranger');
  await block(null);
  const rows = await database.sql`
    select stream, action, entity_id as id, device_id as device, operator_id as operator, after, host(ip) as ip
    from audit_log l join audit_origins using (seq) order by l.seq`;
  const row = { stream: 'door', action: 'device.blocked', after: { via: 'mqtt' }, ip: '198.51.100.7' };
  const nameless = { ...row, id: 'unknown', device: null, operator: null };
  expect([...rows]).toEqual([
    { ...row, id: device.id, device: device.deviceId, operator: operatorId },
    nameless,
    nameless,
  ]);
});
