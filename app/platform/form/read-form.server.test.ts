import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isReadableText, namesUnknownFields, readForm, textUpTo, trimmedText } from './read-form.server.ts';

const schema = z.strictObject(
  { title: z.string('title_required').max(5, 'title_too_long') },
  { error: namesUnknownFields },
);
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers });

describe('readForm', () => {
  it('parses a form by its schema', async () => {
    const submission = await readForm(post(new URLSearchParams({ title: 'Tor' })), schema);
    expect(submission).toMatchObject({ status: 'success', value: { title: 'Tor' } });
  });

  it.each([
    ['a missing field', {}, { title: ['title_required'] }],
    ['a field that is too long', { title: 'Toooor' }, { title: ['title_too_long'] }],
    ['a field that does not belong', { title: 'Tor', role: 'admin' }, { '': ['field_unknown:role'] }],
  ])('refuses %s', async (_name, fields: Record<string, string>, error) => {
    const submission = await readForm(post(new URLSearchParams(fields)), schema);
    expect(submission.reply().error).toEqual(error);
  });

  it('counts a line break once when a browser sends it as CR LF', async () => {
    const submission = await readForm(post(new URLSearchParams({ title: 'a\r\nb\rc' })), schema);
    expect(submission).toMatchObject({ status: 'success', value: { title: 'a\nb\nc' } });
  });

  it('throws 400 when the body is not a form', async () => {
    const broken = post('--x\r\nno form', { 'Content-Type': 'multipart/form-data; boundary=y' });
    await expect(readForm(broken, schema)).rejects.toMatchObject({ status: 400 });
  });
});

describe('textUpTo', () => {
  it.each([
    ['🏐🏐🏐', '🏐🏐🏐'],
    ['u\u0308u\u0308u\u0308', 'üüü'],
    ['a\r\nb', 'a\nb'],
  ])('accepts three characters: %j', (value, text) => {
    expect(textUpTo(3, 'too_long').safeParse(value)).toEqual({ success: true, data: text });
  });

  it.each(['🏐🏐🏐🏐', 'a\r\n\r\nb'])('refuses four: %j', (value) => {
    expect(textUpTo(3, 'too_long').safeParse(value).error?.issues).toMatchObject([{ message: 'too_long' }]);
  });
});

describe('a text', () => {
  it.each([
    ['Grüße aus Łódź 🏓', true],
    ['zwei\r\nZeilen\tmit Tabulator', true],
    ['NUL\0', false],
    ['\u001b[31mrot', false],
    ['Glocke\u0007', false],
    ['ein halbes Zeichen \ud83c', false],
    ['\ufffd', false],
  ])('isReadableText of %j is %s', (value, expected) => {
    expect(isReadableText(value)).toBe(expected);
  });

  it.each([
    ['  Tor ', 'Tor'],
    [' \u00a0\n', ''],
    ['\u200b\u2060', ''],
    ['👩\u200d👧', '👩\u200d👧'],
  ])('trimmedText of %j is %j', (value, expected) => {
    expect(trimmedText(value)).toBe(expected);
  });
});
