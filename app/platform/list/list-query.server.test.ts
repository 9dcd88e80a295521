import { describe, expect, it } from 'vitest';
import { defineListQuery, field } from './list-query.server.ts';

const query = defineListQuery({
  which: field.view('ansicht', { alle: 'all' }),
  text: field.text('suche', 10),
  status: field.oneOf('status', ['open', 'closed']),
  outcome: field.oneOf('ausgang', { ja: 'yes', nein: 'no' }),
  placeId: field.id('ort'),
  from: field.day('von'),
  after: field.cursor('ab', 'day', 'time', 'id'),
});
const id = '01890000-0000-7000-8000-000000000001';
const nothing = { which: null, text: null, status: null, outcome: null, placeId: null, from: null, after: null };
const urlOf = (search: string) => `http://localhost/liste?${search}`;

describe('read', () => {
  it.each([
    ['', nothing],
    ['status=open&ausgang=nein', { ...nothing, status: 'open', outcome: 'no' }],
    ['ansicht=alle&ort=' + id, { ...nothing, which: 'all', placeId: id }],
    ['suche=%20M%C3%BCller%20', { ...nothing, text: 'Müller' }],
    ['suche=Weihnachtsfeier', { ...nothing, text: 'Weihnachts' }],
    ['suche=%00', nothing],
    ['status=toString&ausgang=constructor&ansicht=mine', nothing],
    ['ort=hier&von=2026-02-30&ab=gestern', nothing],
    [`ab=2026-11-17~24:00~${id}`, nothing],
    [`ab=2026-11-17~18:00`, nothing],
  ])('reads %s and ignores what is invalid', (search, expected) => {
    expect(query.read(urlOf(search))).toEqual(expected);
  });
});

describe('address', () => {
  const addressOf = (search: string, next: string | null = null, hash = '') =>
    query.address(urlOf(search), '/liste', next, hash);

  it('has no links on a list of one page without filters', () => {
    expect(addressOf('fremd=1&status=unbekannt')).toEqual({
      path: '/liste',
      params: {},
      kept: [],
      isFiltered: false,
      reset: '/liste',
      first: null,
      next: null,
    });
  });

  it('keeps the view when filters are reset, and filters on every page', () => {
    const found = addressOf(`ansicht=alle&status=open&ab=2026-11-17~18:00~${id}`, '2026-11-16~10:00~x', '#liste');
    expect(found).toMatchObject({
      params: { ansicht: 'alle', status: 'open' },
      kept: ['ansicht'],
      isFiltered: true,
      reset: '/liste?ansicht=alle#liste',
      first: '/liste?ansicht=alle&status=open#liste',
    });
    expect(new URL(found.next ?? '', 'http://localhost').searchParams.get('ab')).toBe('2026-11-16~10:00~x');
  });
});
