import { describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { routeTable } from '#app/routes.ts';
import { cataloguesApart, type Texts } from '#checks/house/catalogues.ts';
import { unclearComments } from '#checks/house/comments.ts';
import { roomsOutOfLayout, roomsWithoutCard, verbsWithoutTest, writesWithoutAudit } from '#checks/house/rooms.ts';
import { readTree } from '#checks/house/source.ts';
import {
  drizzleInScreens,
  filesTooLong,
  parentImports,
  screensOutOfOrder,
  vagueNames,
  wallTimeOutsideCalendar,
} from '#checks/house/style.ts';
import { filesApart, urlsApart, writesWithoutPermissionTest } from '#checks/house/urls.ts';
import { notVerbs, unclearCommentLines, withDate, withoutAudit } from './house-exceptions.ts';
import { writeRoutes } from './write-routes.ts';

/** tests/unit/house tests each rule with a good and a bad tree; here the rules run over the real one (without those examples). */
const tree = readTree().filter(({ path }) => !path.startsWith('tests/unit/house/'));
const catalogues = import.meta.glob<Record<string, Texts>>(
  ['../app/domains/*/messages/*.ts', '../app/platform/{i18n,api}/messages/*.ts'],
  {
    eager: true,
    query: '?texts',
  },
);

test('finds the source files of the tree', () => {
  const known = new Set(tree.map(({ path }) => path));
  expect(known).toContain('app/routes.ts');
  expect(known).toContain('tests/architecture.test.ts');
});

describe('rooms', () => {
  test('every room has the layout of its size', () => expect(roomsOutOfLayout(tree)).toEqual([]));
  test('every room has its card', () => expect(roomsWithoutCard(tree)).toEqual([]));
  test('every verb has a test beside it that names it', () => expect(verbsWithoutTest(tree, notVerbs)).toEqual([]));
  test('every write is audited', () => expect(writesWithoutAudit(tree, withoutAudit)).toEqual([]));
});

describe('URLs', () => {
  test('every route has a path and every path a route', () => expect(urlsApart(routeTable, paths)).toEqual([]));
  test('every route leads to a file', () => expect(filesApart(routeTable, tree)).toEqual([]));
  test('every route that writes is asserted for every role', () =>
    expect(writesWithoutPermissionTest(routeTable, tree, writeRoutes)).toEqual([]));
});

describe('files', () => {
  test('none is over its limit', () => expect(filesTooLong(tree)).toEqual([]));
  test('comments with unclear words become fewer', () => {
    const found = unclearComments(tree);
    expect(found.length > unclearCommentLines ? found : []).toEqual([]);
    // The limit falls with the number of lines, so that the number never rises.
    expect(unclearCommentLines - found.length).toBeLessThan(5);
  });
  test('none has a vague name', () => expect(vagueNames(tree)).toEqual([]));
  test('no screen queries the database', () => expect(drizzleInScreens(tree)).toEqual([]));
  test('none imports from a parent folder', () => expect(parentImports(tree)).toEqual([]));
  test('one module makes wall time', () => expect(wallTimeOutsideCalendar(tree, withDate)).toEqual([]));
  test('screens have the order of the page', () => {
    const files = routeTable.map(({ file }) => file);
    expect(screensOutOfOrder(tree, files)).toEqual([]);
  });
});

test('German and English catalogues have the same keys and arguments', () => {
  // A file that joins sections has no texts of its own.
  const collectors = new Set(tree.filter(({ text }) => /^import\s/m.test(text)).map(({ path }) => `../${path}`));
  const german = Object.keys(catalogues).filter((path) => /\bde[.]ts$/.test(path) && !collectors.has(path));
  const problems = german.flatMap((path) => {
    const [de] = Object.values(catalogues[path] ?? {});
    const [en] = Object.values(catalogues[path.replace(/de[.]ts$/, 'en.ts')] ?? {});
    return de && en ? cataloguesApart(path, de, en) : [`${path} has no English sister`];
  });
  expect(problems).toEqual([]);
});
