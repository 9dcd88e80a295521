import { describe, expect, test } from 'vitest';
import { type Part, PARTS, partsOn } from './parts.ts';

const none = { doors: false, presence: false, staff: false, funding: false };
const all = { doors: true, presence: true, staff: true, funding: true };
const built = (Object.keys(PARTS) as Part[]).filter((part) => PARTS[part].isBuilt);

describe('partsOn', () => {
  test.each<[title: string, switches: typeof none | undefined, on: Part[]]>([
    ['returns the defaults when there is no row', undefined, ['doors']],
    ['returns none when all are off', none, []],
    ['returns doors when only doors are on', { ...none, doors: true }, ['doors']],
    ['leaves out a part without code when its switch is on', all, built],
  ])('%s', (_title, switches, on) => expect([...partsOn(switches)]).toEqual(on));
});
