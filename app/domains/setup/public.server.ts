import { db } from '#app/db/client.server.ts';
import { paths } from '#app/paths.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { env } from '#app/platform/env.server.ts';
import type { Role } from '#app/platform/ctx.ts';
import { DEMO_PEOPLE, type DemoPersonKey, demoEmail, demoPassword } from './demo-club.ts';
import { ensureDemo as ensureDemoIn } from './ensure-demo.server.ts';
import { hasPeople, isSetupCode } from './house.server.ts';
import { openFirstSetup } from './open-first-setup.server.ts';

export interface DemoSignIn {
  name: string;
  role: Role;
  email: string;
  password: string;
}

/** DEMO=off makes the embedded database a house like any other. */
const hasDemo = (): boolean => env().PLATZWART_EMBEDDED && env().DEMO === 'on';

/** The people to offer on the sign-in page, one for each role first; empty without the demo club. */
export function demoSignIns(): DemoSignIn[] {
  if (!hasDemo()) return [];
  return Object.entries(DEMO_PEOPLE).map(([key, person]) => ({
    name: `${person.firstName} ${person.lastName}`,
    role: person.role,
    email: demoEmail(key as DemoPersonKey),
    password: demoPassword,
  }));
}

/** Fills an empty embedded house with the demo club; see ensure-demo.server.ts. */
export async function ensureDemo(): Promise<{ signIns: DemoSignIn[] } | null> {
  if (!hasDemo()) return null;
  await ensureDemoIn(db());
  return { signIns: demoSignIns() };
}

/** Path of the page that sets an empty house up, with a fresh code; null once there are people. */
export async function firstSetupPath(): Promise<string | null> {
  const code = await openFirstSetup(db());
  return code && paths.setup.firstRun({ code });
}

let isKnownToHavePeople = false;

/** True until the first person exists, which is never undone (people are erased, not deleted): asked once after that. */
export async function isEmptyHouse(): Promise<boolean> {
  isKnownToHavePeople ||= await hasPeople(db());
  return !isKnownToHavePeople;
}

/** True for a code that was printed and may still be used. */
export function isGoodSetupCode(code: string): Promise<boolean> {
  return isSetupCode(db(), code, toDate(now()));
}
