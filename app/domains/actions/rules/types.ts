/** What the house itself reports, as PostgreSQL reads it, too; `presence` shows no such action as work. */
export const HOUSE_TYPES = '^(booking|door|visit)[.]';
const OF_HOUSE = new RegExp(HOUSE_TYPES);

/** As the CHECK of the column. */
export const ACTION_TYPE = /^[a-z0-9][a-z0-9_.:-]{0,63}$/;

/** An action that only the house writes: a program would make bookings and visits up. */
export const isOfHouse = (actionType: string): boolean => OF_HOUSE.test(actionType);
