import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readStarted, startedKey, writeStarted } from './started-store.ts';
import { giveTabTo } from './tab-owner.ts';

/** A Storage whose entries are its own keys, as in a browser. */
function fakeStorage(limit = Infinity) {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      if (value.length > limit) throw new Error('QuotaExceededError');
      this[key] = value;
    },
    clear(this: Record<string, string>) {
      for (const key of Object.keys(this)) delete this[key];
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.create(methods) as Record<string, string>;
}

describe('the started forms of a tab', () => {
  let storage: Record<string, string>;
  beforeEach(() => {
    storage = fakeStorage();
    vi.stubGlobal('sessionStorage', storage);
  });
  afterEach(() => vi.unstubAllGlobals());

  const max = startedKey('max', '/buchungen/neu ');
  const eva = startedKey('eva', '/buchungen/neu ');

  it('keeps the fields of a page by person', () => {
    writeStarted(max, { values: { title: 'Probe' } });
    expect(readStarted(max)).toEqual({ values: { title: 'Probe' } });
    expect(readStarted(eva)).toEqual({});
  });

  it('has no entry when no form is started', () => {
    writeStarted(max, { values: {} });
    writeStarted(max, {});
    expect(Object.keys(storage)).toEqual([]);
  });

  it('keeps the forms of a person who signs in again, and drops them when another one does', () => {
    giveTabTo('max');
    writeStarted(max, { ask: { email: 'a' } });
    giveTabTo('max');
    expect(readStarted(max)).toEqual({ ask: { email: 'a' } });
    giveTabTo('eva');
    expect(Object.keys(storage)).toEqual(['person']);
  });

  it('drops all forms when a person signs out', () => {
    giveTabTo('max');
    writeStarted(max, { ask: {} });
    giveTabTo(null);
    expect(Object.keys(storage)).toEqual([]);
  });

  it.each(['nonsense', '"text"', '[]', 'null'])('reads nothing from %s', (text) => {
    storage[max] = text;
    expect(readStarted(max)).toEqual({});
  });

  it('keeps nothing when the storage is full or forbidden', () => {
    vi.stubGlobal('sessionStorage', fakeStorage(2));
    writeStarted(max, { values: { title: 'Probe' } });
    expect(readStarted(max)).toEqual({});
    vi.stubGlobal('sessionStorage', undefined);
    writeStarted(max, { values: {} });
    giveTabTo('max');
    expect(readStarted(max)).toEqual({});
  });
});
