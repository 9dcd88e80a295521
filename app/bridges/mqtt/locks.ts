/** Each of these runs once per installation. */
export const BROKER_LOCK = 'mqtt broker';
export const BRIDGE_LOCK = 'mqtt bridge';
