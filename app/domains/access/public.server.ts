export { findBrokerAccount, hasDevices, listBrokerAccounts, type BrokerAccount } from './broker-accounts.server.ts';
export { readStateMessage } from './device-state-words.server.ts';
export { derivedMqttPassword, mqttLoginFor, type MqttLogin } from './mqtt-login.server.ts';
export { recordDeviceState } from './record-device-state.server.ts';
