import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText, trimmedText } from '#app/platform/form/read-form.server.ts';
import { isLongerThan } from '#app/platform/text.ts';
import { MAX_METADATA_BYTES, metadataFault } from './rules/metadata.ts';
import { ACTION_TYPE, isOfHouse } from './rules/types.ts';

/** The input of the JSON API. Errors are codes with texts in `messages/api.*`. */

export const MAX_ACTIONS = 100;
const MAX_GID = 500;
const MAX_PAGE = 500;

const idOf = (unknown: string) => z.uuid({ error: ({ code }) => (code === 'invalid_type' ? undefined : unknown) });

const actionType = z
  .string()
  .regex(ACTION_TYPE, 'action_type_invalid')
  .refine((type) => !isOfHouse(type), 'action_type_of_house')
  .meta({
    description:
      'What was done, as the program names it. `work.started` and `work.stopped` begin and end work; `booking.*`, `door.*` and `visit.*` are written by the house only',
    examples: ['tutorial.step_finished'],
  });

/** An address stays as it was sent: NFC would make another one of it. */
const gid = z
  .string()
  .refine((text) => trimmedText(text) !== '', 'gid_required')
  .refine((text) => !isLongerThan(text, MAX_GID), { error: 'gid_too_long', params: { max: MAX_GID } })
  .refine((text) => isReadableText(text) && !/[\t\n\r]/.test(text), 'gid_unreadable')
  .meta({
    minLength: 1,
    maxLength: MAX_GID,
    description: 'Stable address of what it was done with, e.g. a URL',
    examples: ['https://tutorials.example/birdhouse'],
  });

const metadata = z
  .record(z.string(), z.unknown())
  .check(({ value, issues }) => {
    const fault = metadataFault(value);
    if (fault) issues.push({ code: 'custom', message: fault, input: value, params: { max: MAX_METADATA_BYTES } });
  })
  .describe('Facts about it, 64 KiB of JSON and 32 levels at most; people read `title`. No names of people');

const userId = idOf('user_unknown').describe(
  'Whose action it is; left out: that of the caller. Another person needs an admin, and the scope `actions:any` of a token',
);

const oneAction = z
  .strictObject({ action_type: actionType, gid, metadata: metadata.optional(), user_id: userId.optional() })
  .meta({ id: 'NewAction' });

const REQUIRED = ['action_type', 'gid'] as const;

/** One action, or up to 100 under `actions`. */
export const actionsBody = z
  .strictObject({
    ...oneAction.partial().shape,
    actions: z
      .array(oneAction)
      .min(1, 'actions_required')
      .max(MAX_ACTIONS, 'actions_too_many')
      .optional()
      .describe('Several at once, all or none, in their order; then no other field is given'),
  })
  .check(({ value, issues }) => {
    const { actions, ...single } = value;
    const given = Object.values(single).some((field) => field !== undefined);
    if (actions && given) issues.push({ code: 'custom', path: ['actions'], message: 'one_or_many', input: value });
    if (actions) return;
    for (const name of REQUIRED)
      if (single[name] === undefined) issues.push({ code: 'custom', path: [name], message: 'missing', input: value });
  })
  .transform(({ actions, action_type = '', gid: address = '', metadata: facts, user_id: person }) => ({
    isMany: actions !== undefined,
    actions: (actions ?? [{ action_type, gid: address, metadata: facts, user_id: person }]).map((one) => ({
      actionType: one.action_type,
      gid: one.gid,
      metadata: one.metadata ?? {},
      userId: one.user_id?.toLowerCase() ?? null,
    })),
  }))
  .meta({ id: 'NewActions', anyOf: [{ required: ['actions'] }, { required: [...REQUIRED] }] });

export type ActionsBody = z.output<typeof actionsBody>;

/** Years that PostgreSQL and the calendar both count, with a day to spare. */
const isInTime = (value: string): boolean => value >= '1970-01-02' && value < '9999';
const isInstant = (value: string): boolean =>
  isInTime(value) && z.iso.datetime({ offset: true }).safeParse(value).success;
const moment = z
  .string()
  .refine((value) => (isLocalDate(value) && isInTime(value)) || isInstant(value), 'moment_invalid')
  .meta({ examples: ['2026-11-18', '2026-11-18T09:00:00Z'] });

/** timestamp~id of the last action of the page before. */
const cursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.]\d{6}Z~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((value) => {
    const [timestamp = '', id = ''] = value.split('~');
    return { timestamp, id };
  })
  .refine(({ timestamp }) => isInstant(timestamp));

export const actionsQuery = z.strictObject({
  user: idOf('user_unknown')
    .optional()
    .describe('Whose; for people without the rights of an admin only themselves, which is also the default'),
  room: idOf('room_unknown').optional().describe('In which room'),
  type: z.string().regex(ACTION_TYPE, 'action_type_invalid').optional().describe('The whole type'),
  from: moment.optional().describe('From this instant on, or from this day in Germany'),
  to: moment.optional().describe('Before this instant, or to the end of this day in Germany'),
  limit: z.coerce
    .number('limit_invalid')
    .int('limit_invalid')
    .min(1, 'limit_invalid')
    .max(MAX_PAGE, 'limit_invalid')
    .optional()
    .default(100)
    .describe('Actions on a page'),
  after: cursor.optional().describe('`next` of the page before'),
});

export type ActionsQuery = z.output<typeof actionsQuery>;

export const noFields = z.strictObject({});
