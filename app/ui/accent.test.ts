import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentFrom, contrastOf } from './accent.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe("the operator's colour", () => {
  it('is readable in both schemes for every colour', () => {
    fc.assert(
      fc.property(color, (hex) => {
        const accent = accentFrom(hex);
        expect(accent).not.toBeNull();
        if (!accent) return;
        expect(contrastOf(accent.light.text, '#fbfaf8')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accent.dark.text, '#181715')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accent.light.fill, accent.light.onFill)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accent.dark.fill, accent.dark.onFill)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('stays as it is when it is readable already', () => {
    expect(accentFrom('#1d4ed8')?.light).toEqual({ fill: '#1d4ed8', onFill: '#ffffff', text: '#1d4ed8' });
  });

  it('is null when the text is not a colour', () => {
    expect(accentFrom('red')).toBeNull();
  });
});
