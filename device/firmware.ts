/** Sent to the server with the state; rises with each change of the agent. */
export const FIRMWARE = '1.0.0';
