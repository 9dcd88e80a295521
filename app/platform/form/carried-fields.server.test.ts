import { expect, test } from 'vitest';
import { carryFields, packFields, unpackFields } from './carried-fields.server.ts';

function posted(...fields: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
const through = (form: FormData) => {
  const carried = carryFields('/buchungen/neu', form);
  return carried && unpackFields(carried.action, packFields(carried));
};

test('carries every field in its order, also names that repeat and text with special characters', () => {
  const form = posted(['removed', '2026-11-19'], ['title', 'a=b&c "d" ü 🏐'], ['removed', '2026-11-26'], ['note', '']);
  expect(through(form)).toEqual({
    action: '/buchungen/neu',
    fields: [
      ['removed', '2026-11-19'],
      ['title', 'a=b&c "d" ü 🏐'],
      ['removed', '2026-11-26'],
      ['note', ''],
    ],
  });
});

test('carries one line break as one', () => {
  expect(through(posted(['note', 'eins\r\nzwei\nvier']))?.fields).toEqual([['note', 'eins\nzwei\nvier']]);
});

test.each(['password', 'newPassword', 'passwort', 'kennwort', 'secret', 'accessToken', 'code', 'pin'])(
  'never carries %s',
  (name) => {
    expect(through(posted([name, 'hush'], ['title', 'Probe']))?.fields).toEqual([['title', 'Probe']]);
    // An umlaut has ten characters as sent: what is carried comes back.
    expect(through(posted(['note', 'ü'.repeat(9_999)]))?.fields).toHaveLength(1);
    expect(through(posted(['note', 'ü'.repeat(10_000)]))).toBeNull();
    expect(unpackFields('/', `${name}=hush`)?.fields).toEqual([]);
  },
);

test('carries names that only contain a short secret word', () => {
  expect(through(posted(['postcode', '65510'], ['spin', '1']))?.fields).toHaveLength(2);
});

test('never carries a file', () => {
  expect(through(posted(['picture', new File(['x'], 'x.png')]))?.fields).toEqual([]);
});

test('returns null when the fields are too many or too long', () => {
  const of = (count: number) => posted(...Array.from({ length: count }, (_, at): [string, string] => [`f${at}`, 'x']));
  expect(through(of(300))?.fields).toHaveLength(300);
  expect(through(of(301))).toBeNull();
  expect(through(posted(['note', 'x'.repeat(99_992)]))?.fields).toHaveLength(1);
  expect(through(posted(['note', 'x'.repeat(99_993)]))).toBeNull();
  expect(unpackFields('/', 'x'.repeat(100_001))).toBeNull();
});
