import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wholePage } from './whole-page.server.ts';

/** 2,048 bytes is React's buffer; three bytes a letter never divide it, whatever stands before them. */
test.each([0, 1, 2])('a page of many letters is whole and has no NUL (%i before them)', async (before) => {
  const words = Array.from({ length: 2_000 }, () => '–€');
  const html = await new Promise<string>((resolve, reject) => {
    const page = createElement(
      'p',
      null,
      'x'.repeat(before),
      words.map((word, key) => createElement('b', { key }, word)),
    );
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => pipe(wholePage((bytes) => resolve(new TextDecoder().decode(bytes)))),
      onError: reject,
    });
  });
  expect(html).not.toContain('\0');
  expect(html.replaceAll(/<[^>]*>/g, '')).toBe('x'.repeat(before) + words.join(''));
});
