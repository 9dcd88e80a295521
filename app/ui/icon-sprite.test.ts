import { expect, test } from 'vitest';
import { drawSprite } from './icon-sprite.ts';

test('draws every imported icon once, under one name in both builds', async () => {
  const { names, file, svg } = await drawSprite('app');
  const ids = [...svg.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(names.map(([, id]) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(names).toContainEqual(['CalendarCheck2', 'calendar-check-2']);
  expect(svg).toMatch(
    /<symbol id="archive" viewBox="0 0 24 24"><rect [^<]*><\/rect><path [^<]*><\/path><path [^<]*><\/path><\/symbol>/,
  );
  expect(file).toMatch(/^assets\/icons-[\w-]{8}[.]svg$/);
  expect((await drawSprite('app')).file).toBe(file);
});
