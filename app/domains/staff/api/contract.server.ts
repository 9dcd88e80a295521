import { shiftOperations } from './shifts-contract.server.ts';

/** Every operation of the room. */
export const staffOperations = [...shiftOperations] as const;
