import { demoEmail, demoPassword, DEMO_PEOPLE, type DemoPersonKey } from '#app/domains/setup/demo-club.ts';

export interface DemoPerson {
  readonly key: DemoPersonKey;
  readonly email: string;
  readonly password: string;
}

/** By key (`max.mueller`) or the first of a role (`trainer`, `admin` …). */
export function demoPerson(keyOrRole: string): DemoPerson {
  const people = Object.entries(DEMO_PEOPLE) as [DemoPersonKey, { role: string }][];
  const [key] = people.find(([name, { role }]) => name === keyOrRole || role === keyOrRole) ?? [];
  if (!key) throw new Error(`the demo club has nobody called ${keyOrRole} and nobody with that role`);
  return { key, email: demoEmail(key), password: demoPassword };
}
