import { describe, expect, test } from 'vitest';
import type { AuditLine } from '#app/domains/access/areas/area-audit.server.ts';
import { auditView } from './audit-view.server.ts';

const line = (values: Partial<AuditLine>): AuditLine => ({
  seq: '1',
  atMs: Date.parse('2026-11-18T09:00:00Z'),
  action: 'door.executed',
  before: null,
  after: null,
  hasActor: false,
  actorName: null,
  deviceName: 'Schuppen-Pi',
  correlationId: '01900000-0000-7000-8000-000000000000',
  ...values,
});
const who = (values: Partial<AuditLine>, locale: 'de' | 'en' = 'de') =>
  auditView(line(values), locale, 'Europe/Berlin').who;

describe('who did it', () => {
  test.each(['door.dispatched', 'door.executed', 'door.failed', 'door.late_confirm', 'device.enrolled'])(
    '%s: the device by its name, in both languages',
    (action) => {
      expect([who({ action }), who({ action }, 'en')]).toEqual(['Schuppen-Pi', 'Schuppen-Pi']);
    },
  );

  test('what runs out is ended by the house, also when a device had it', () => {
    expect([who({ action: 'door.expired' }), who({ action: 'door.expired' }, 'en')]).toEqual(['Das Haus', 'The house']);
    expect(who({ action: 'door.denied', deviceName: null })).toBe('Das Haus');
  });

  test('a person by the name, an erased one as such, whatever device it is about', () => {
    const person = { action: 'device.confirmed', hasActor: true };
    expect(who({ ...person, actorName: 'Eva Lang' })).toBe('Eva Lang');
    expect(who(person)).toBe('Gelöschte Person');
  });
});
