/** Of a house there is one of each at a time. */
export const BROKER_LOCK = 'mqtt broker';
export const BRIDGE_LOCK = 'mqtt bridge';
