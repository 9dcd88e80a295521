export { findBrokerAccount, hasDevices, listBrokerAccounts } from './devices/broker-accounts.server.ts';
export { readStateMessage } from './devices/device-shapes.server.ts';
export { expireDoorJobs } from './jobs/expire-door-jobs.server.ts';
export { DEVICE_ACCOUNT_TOPIC, DEVICE_TOPIC, WAKE_TOPIC } from './live.ts';
export { derivedMqttPassword } from './devices/broker-accounts.server.ts';
export { recordDeviceState } from './devices/record-device-state.server.ts';
export { accessRetention } from './retention.server.ts';
export { ACCESS_PERSONAL_FIELDS } from './personal.ts';
export { recordDeviceBlock } from './devices/record-device-block.server.ts';
