import { expect, test } from 'vitest';
import { unclearComments } from '#checks/house/comments.ts';

const linesOf = (text: string) => unclearComments([{ path: 'app/a.ts', text }]);

test('accepts comments with plain words', () => {
  expect(linesOf('/** Moves a booking. */\nconst a = 1; // The lock orders all writes.\n')).toEqual([]);
});

test.each([
  ['/** Somebody was here before. */', 'app/a.ts:1 somebody'],
  ['const a = 1;\n// The server is told.', 'app/a.ts:2 told'],
  ['/**\n * One line.\n * Whoever comes second waits.\n */', 'app/a.ts:3 whoever'],
  ['const a = 1; // stands here', 'app/a.ts:1 stands'],
  ['  {/* nobody sees it */}', 'app/a.ts:1 nobody'],
  ['// before anybody asks', 'app/a.ts:1 anybody'],
])('reports %j with its line and word', (text, expected) => expect(linesOf(text)).toEqual([expected]));

test('ignores code, strings and URLs', () => {
  expect(linesOf("const told = 'nobody';\nconst url = 'http://nobody.example';\n/* a */ const heard = told;")).toEqual(
    [],
  );
});

test('counts each line once', () => {
  expect(linesOf('// nobody told somebody')).toHaveLength(1);
});
