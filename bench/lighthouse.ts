/** A phone's first visit of the week plan: Lighthouse's mobile run in the system's Chromium (ux.md, budgets). */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { paths } from '#app/paths.ts';
import { findChromium } from '#tests/setup/chromium.ts';
import { openHouse } from './harness/house.ts';

const runs = 3;
const budgets = { lcpMs: 1200, tbtMs: 50 };
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

interface Reading {
  readonly lcpMs: number;
  readonly tbtMs: number;
  readonly cls: number;
  readonly score: number;
  readonly bytes: number;
}

/** The median run by LCP. `violations` counts the budgets that it exceeds. */
export async function run() {
  const house = await openHouse({ HTTP_COMPRESSION: 'on' });
  const chrome = await launch({ chromePath: findChromium(), chromeFlags: flags, logLevel: 'silent' });
  try {
    const resourceId = await house.resourceId('Sportplatz – komplett');
    const url = `${house.url}${paths.booking.week({ ressource: resourceId })}`;
    const cookie = await house.signIn('max.mueller');
    const readings: Reading[] = [];
    for (let index = 0; index < runs; index += 1) readings.push(await look(url, cookie, chrome.port));
    const middle = readings.toSorted((a, b) => a.lcpMs - b.lcpMs)[Math.floor(runs / 2)];
    if (!middle) throw new Error('nothing was measured');
    const violations = Number(middle.lcpMs > budgets.lcpMs) + Number(middle.tbtMs > budgets.tbtMs);
    return {
      bench: 'lighthouse',
      work: 'week plan of the demo club, signed in, mobile',
      n: runs,
      ...middle,
      budgets,
      violations,
    };
  } finally {
    chrome.kill();
    await house.close();
  }
}

async function look(url: string, cookie: string, port: number): Promise<Reading> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: ['performance'],
    extraHeaders: { Cookie: cookie },
  });
  const audits = result?.lhr.audits ?? {};
  const value = (name: string): number => audits[name]?.numericValue ?? Number.NaN;
  return {
    lcpMs: Math.round(value('largest-contentful-paint')),
    tbtMs: Math.round(value('total-blocking-time')),
    cls: value('cumulative-layout-shift'),
    score: result?.lhr.categories['performance']?.score ?? Number.NaN,
    bytes: Math.round(value('total-byte-weight')),
  };
}
