export { findBrokerAccount, hasDevices, listBrokerAccounts } from './broker-accounts.server.ts';
export { readStateMessage } from './device-state-words.server.ts';
export { expireAccessRequests } from './expire-access-requests.server.ts';
export { expireDoorJobs } from './expire-door-jobs.server.ts';
export { forgetDoorJobs } from './forget-door-jobs.server.ts';
export { derivedMqttPassword } from './mqtt-login.server.ts';
export { recordDeviceState } from './record-device-state.server.ts';
