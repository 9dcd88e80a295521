/** The share of rounds in the fault tests: `npm run test:full` runs all of them, `npm test` a fifth. */
const VARIABLE = 'FAULTS_SCALE';
/** The minimum, because with fewer rounds some case may never occur. */
const SMALLEST_SCALE = 0.2;

/** Reads a number from 0.2 to 1; an empty value counts as unset. Throws an error that names the variable and its value. */
export function parseFaultsScale(text: string | undefined): number {
  if (!text) return SMALLEST_SCALE;
  const scale = Number(text);
  if (!(scale >= SMALLEST_SCALE && scale <= 1))
    throw new Error(`${VARIABLE} must be a number from ${SMALLEST_SCALE} to 1, not "${text}"`);
  return scale;
}

/**
 * How many of `full` rounds, requests, jobs or seconds this run makes: a whole number, at least `least` and at most `full`. Throws
 * when FAULTS_SCALE is not a scale.
 */
export function scaled(full: number, least = 1, scale = parseFaultsScale(process.env[VARIABLE])): number {
  return Math.min(full, Math.max(least, Math.round(full * scale)));
}
