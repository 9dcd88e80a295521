import * as lucide from 'lucide-react';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import * as icons from '#app/ui/icons.tsx';
import { onePathOf } from '#checks/icons.ts';

const drawn = lucide as unknown as Readonly<Record<string, ComponentType>>;
const markup = (icon: ComponentType) => renderToStaticMarkup(createElement(icon));

/** A new icon: write `icon('')` first; the failure shows the path to paste. */
describe('every icon is lucide’s of that name, in one path', () => {
  test.each(Object.entries(icons))('%s', (name, icon) => {
    const original = drawn[name];
    if (!original) throw new Error(`lucide has no ${name}`);
    expect(onePathOf(markup(icon))).toBe(onePathOf(markup(original)));
  });
});

test('shapes become paths', () => {
  expect(onePathOf('<svg><line x1="1" y1="2" x2="3" y2="4"/><path d="m7 15 5 5 5-5"/></svg>')).toBe(
    'M1 2L3 4M7 15l5 5 5-5',
  );
  expect(onePathOf('<svg><circle cx="12" cy="12" r="2"/></svg>')).toBe('M10 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z');
  expect(onePathOf('<svg><rect x="3" y="4" width="6" height="4" rx="1"/></svg>')).toBe(
    'M4 4h4a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1z',
  );
  expect(() => onePathOf('<svg><ellipse/></svg>')).toThrow('not known');
});
