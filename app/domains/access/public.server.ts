export { findBrokerAccount, hasDevices, listBrokerAccounts } from './devices/broker-accounts.server.ts';
export { readStateMessage } from './devices/state-message.server.ts';
export { expireAccessRequests } from './requests/expire-access-requests.server.ts';
export { expireDoorJobs } from './jobs/expire-door-jobs.server.ts';
export { forgetDoorJobs } from './jobs/forget-door-jobs.server.ts';
export { DEVICE_ACCOUNT_TOPIC, DEVICE_TOPIC, WAKE_TOPIC } from './live.ts';
export { derivedMqttPassword } from './devices/mqtt-login.server.ts';
export { recordDeviceState } from './devices/record-device-state.server.ts';
