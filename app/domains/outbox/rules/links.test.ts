import { describe, expect, it } from 'vitest';
import { LINK_PLACEHOLDER, withLink, withoutLink } from './links.ts';

describe('withLink', () => {
  it('replaces every placeholder, and reads no pattern in the address', () => {
    expect(withLink(`${LINK_PLACEHOLDER} ${LINK_PLACEHOLDER}`, "https://x/$&$'")).toBe("https://x/$&$' https://x/$&$'");
  });
});

describe('withoutLink', () => {
  it.each([LINK_PLACEHOLDER, '{{li{{link}}nk}}', '{{{link}}}', '{{{{link}}link}}'])(
    'leaves no placeholder in %s',
    (words) => {
      expect(withoutLink(words)).not.toContain(LINK_PLACEHOLDER);
    },
  );

  it('keeps other words', () => {
    expect(withoutLink('Halle {2}, Tür „Süd“')).toBe('Halle {2}, Tür „Süd“');
  });
});
