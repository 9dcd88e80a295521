/** What the house itself reports; `presence` shows no such action as work. */
const OF_HOUSE = /^(?:booking|door|visit)[.]/;

/** As the CHECK of the column. */
export const ACTION_TYPE = /^[a-z0-9][a-z0-9_.:-]{0,63}$/;

/** An action that only the house writes: a program would make bookings and visits up. */
export const isOfHouse = (actionType: string): boolean => OF_HOUSE.test(actionType);
