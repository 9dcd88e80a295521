/** Said to the house with the state; rises with each change of the device. */
export const FIRMWARE = '1.0.0';
