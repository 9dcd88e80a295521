/** Browser and system of a user agent by their usual names; null when unknown. */
export interface DeviceWords {
  readonly browser: string | null;
  readonly system: string | null;
}

type Row = readonly [pattern: RegExp, name: string];

// The order matters: most browsers also claim to be Chrome, Safari or both.
const BROWSERS: readonly Row[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly Row[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

const nameIn = (rows: readonly Row[], userAgent: string): string | null =>
  rows.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;

export function deviceWords(userAgent: string | null): DeviceWords {
  if (!userAgent) return { browser: null, system: null };
  return { browser: nameIn(BROWSERS, userAgent), system: nameIn(SYSTEMS, userAgent) };
}
