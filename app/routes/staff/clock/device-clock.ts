/** Milliseconds since 1970 by the device's clock. */
export const deviceNow = (): number => Date.now();

/** ISO 8601 in UTC. */
export const isoOf = (ms: number): string => new Date(ms).toISOString();

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
/** YYYY-MM-DD in Europe/Berlin. */
export const dayOf = (ms: number): string => DAY.format(ms);

const TIME = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
/** HH:MM in Europe/Berlin. */
export const timeOf = (ms: number): string => TIME.format(ms);
