import { db } from '#app/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import type { Role } from '#app/platform/ctx.ts';
import { DEMO_PEOPLE, type DemoPersonKey, demoEmail, demoPassword } from './demo-club.ts';
import { ensureDemo as ensureDemoIn } from './ensure-demo.server.ts';

export interface DemoSignIn {
  name: string;
  role: Role;
  email: string;
  password: string;
}

/** The people to offer on the sign-in page, one for each role first; empty without the embedded database. */
export function demoSignIns(): DemoSignIn[] {
  if (!env().PLATZWART_EMBEDDED) return [];
  return Object.entries(DEMO_PEOPLE).map(([key, person]) => ({
    name: `${person.firstName} ${person.lastName}`,
    role: person.role,
    email: demoEmail(key as DemoPersonKey),
    password: demoPassword,
  }));
}

/** Fills an empty embedded house with the demo club; see ensure-demo.server.ts. */
export async function ensureDemo(): Promise<{ signIns: DemoSignIn[] } | null> {
  if (!env().PLATZWART_EMBEDDED) return null;
  await ensureDemoIn(db());
  return { signIns: demoSignIns() };
}
