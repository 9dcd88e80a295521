import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Locale, Role } from '#app/platform/ctx.ts';
import { createdAt, instant, primaryId, updatedAt, versionColumn } from './columns.ts';
import { operators } from './facilities.ts';

/** What others see of a person on the board (presence): only a number, the first name, or the name. */
export type PresenceVisibility = 'counted' | 'first_name' | 'name';

export const users = pgTable(
  'users',
  {
    id: primaryId(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: text('email'),
    guardianId: uuid('guardian_id').references((): AnyPgColumn => users.id, { onDelete: 'set null' }),
    memberNumber: text('member_number'),
    phone: text('phone'),
    birthDate: date('birth_date', { mode: 'string' }),
    role: text('role').$type<Role>().notNull(),
    operatorId: uuid('operator_id').references(() => operators.id),
    locale: text('locale').$type<Locale>().notNull().default('de'),
    isActive: boolean('is_active').notNull().default(true),
    passwordHash: text('password_hash'),
    emailVerifiedAt: instant('email_verified_at'),
    presenceVisibility: text('presence_visibility').$type<PresenceVisibility>().notNull().default('counted'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
    uniqueIndex('users_member_number_key').on(table.memberNumber),
    index('users_operator_id_idx').on(table.operatorId),
    index('users_guardian_id_idx').on(table.guardianId),
    check('users_role_check', sql`${table.role} in ('admin', 'manager', 'trainer', 'member', 'extern')`),
    check('users_locale_check', sql`${table.locale} in ('de', 'en')`),
    check('users_operator_check', sql`${table.role} not in ('admin', 'manager') or ${table.operatorId} is not null`),
    check('users_email_check', sql`${table.email} is null or ${table.email} like '%_@_%'`),
    check('users_presence_visibility_check', sql`${table.presenceVisibility} in ('counted', 'first_name', 'name')`),
    check('users_guardian_check', sql`${table.guardianId} <> ${table.id}`),
  ],
);

export const subscriptions = pgTable(
  'subscriptions',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('subscriptions_user_id_idx').on(table.userId),
    check('subscriptions_range_check', sql`${table.validUntil} is null or ${table.validUntil} >= ${table.validFrom}`),
  ],
);
