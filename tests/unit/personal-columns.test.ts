import { beforeAll, expect, test } from 'vitest';
import { createArea } from '#app/domains/access/areas/create-area.server.ts';
import { createDevice } from '#app/domains/access/devices/create-device.server.ts';
import { withdrawDoorJob } from '#app/domains/access/jobs/withdraw-door-job.server.ts';
import { confirmAccess } from '#app/domains/access/requests/confirm-access.server.ts';
import { expireAccessRequests } from '#app/domains/access/requests/expire-access-requests.server.ts';
import { createApiToken } from '#app/domains/accounts/create-api-token.server.ts';
import { expireBookings } from '#app/domains/booking/expire-bookings.server.ts';
import { forgetBookings } from '#app/domains/booking/forget-bookings.server.ts';
import { areaInput } from '#tests/factories/door-admin.ts';
import { requestAccess } from '#app/domains/access/requests/request-access.server.ts';
import { resendAccess } from '#app/domains/access/requests/resend-access.server.ts';
import { revokeAccess } from '#app/domains/access/requests/revoke-access.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { allowOwnAddress } from '#app/domains/outbox/allow-own-address.server.ts';
import { setMailChoices } from '#app/domains/outbox/set-mail-choices.server.ts';
import { showMailLink } from '#app/domains/accounts/show-mail-link.server.ts';
import { signIn } from '#app/domains/accounts/sign-in.server.ts';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { archiveBookings } from '#app/domains/booking/archive-bookings.server.ts';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { editCalendarFeed } from '#app/domains/booking/edit-calendar-feed.server.ts';
import { endCalendarFeed } from '#app/domains/booking/end-calendar-feed.server.ts';
import { subscribeCalendar } from '#app/domains/booking/subscribe-calendar.server.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { rejectBookings } from '#app/domains/booking/reject-bookings.server.ts';
import { undoBookings } from '#app/domains/booking/undo-bookings.server.ts';
import { allowAddress } from '#app/domains/outbox/allow-address.server.ts';
import { resendMail } from '#app/domains/outbox/resend-mail.server.ts';
import { sendTestMail } from '#app/domains/outbox/send-test-mail.server.ts';
import { setLocale } from '#app/domains/people/set-locale.server.ts';
import { demoEmail, demoPassword } from '#app/domains/setup/demo-club.ts';
import { now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { bookerOf, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { askAsGuest, makeDoor } from '#tests/factories/doors.ts';
import { newestLink, setUpServer } from '#tests/factories/mails.ts';
import { ask } from '#tests/factories/requests.ts';
import { writeFundingWords } from '#tests/factories/funding-words.ts';
import { writeStaffWords } from '#tests/factories/staff-words.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { PERSONAL_COLUMNS } from '#app/domains/privacy/personal-columns.server.ts';

/**
 * The marker test of domain.md: every verb gets a marker in each of its personal fields, and no row of the audit log has it.
 */
const MARKER = 'zaunkoenig';
const text = (what: string) => `${what} ${MARKER}`;
const database = testDatabase({ demo: true });

const sent = () => ({
  now: now(),
  correlationId: crypto.randomUUID(),
  origin: { ip: '192.0.2.1', userAgent: text('Firefox') },
});
const named = (ctx: Ctx): Ctx => onScreen({ ...ctx, actor: { ...ctx.actor, firstName: MARKER, lastName: MARKER } });

async function bookAndChange(): Promise<void> {
  const house = await bookerOf(database.db);
  const { max } = house;
  const admin = await demoCtx(database.db, 'peter.koenig');
  const eva = await demoCtx(database.db, 'eva.lang');
  const words = { title: text('Training'), description: text('mit') };
  const undo = async (ctx: Ctx, { undo: operationId }: { undo: string | null }) => {
    const outcome = await undoBookings(named(ctx), { operationId: operationId ?? '' });
    if (outcome.kind !== 'undone') throw new Error(outcome.kind);
  };
  const cancel = (bookingId: string, scope: 'this' | 'following' | 'all') =>
    cancelBooking(named(max), { bookingId, scope, reason: text('weil'), version: null, count: null });

  const { rows, input, seriesId } = await house.book({ ...words, when: tuesdays }, named(max));
  const [first, second, third] = rows;
  await cancel(second?.id ?? '', 'this');
  const edit = { ...words, when: wide({ dayOfWeek: 3, endDate: '2027-01-06' }) };
  await editBooking(named(max), editOf(first, input, edit));
  const third2 = (await house.rowsOf(seriesId)).find(({ id }) => id === third?.id);
  await editBooking(
    named(max),
    editOf(third2, input, { ...edit, when: wide({ scope: 'following', dayOfWeek: 3, endDate: '2027-01-06' }) }),
  );
  await cancel(first?.id ?? '', 'all');

  const single = await house.book(words, named(max));
  const edited = await editBooking(named(max), editOf(single.first, single.input, { ...words, title: text('Anders') }));
  if (edited.kind !== 'edited') throw new Error(edited.kind);
  await undo(max, edited);
  const gone = await cancel(single.first.id, 'this');
  if (gone.kind !== 'cancelled') throw new Error(gone.kind);
  await undo(max, gone);
  const unit = async (startTime: string) => {
    const { bookingId } = await ask(named(eva), {
      resourceId: house.places.rechts,
      when: '2026-12-05',
      title: text('Fest'),
      startTime,
      endTime: `${startTime.slice(0, 2)}:30`,
    });
    return { bookingId, scope: 'this' as const };
  };
  const [asked, other] = [await unit('06:00'), await unit('07:00')];
  const [rejected] = await rejectBookings(named(admin), { units: [asked], reason: text('leider') });
  if (rejected?.kind !== 'rejected') throw new Error(rejected?.kind);
  await undo(admin, rejected);
  await rejectBookings(named(admin), { units: [asked], reason: text('leider') });
  await approveBookings(named(admin), { units: [other], onConflict: 'refuse' });
  await archiveBookings(named(admin), { bookingIds: [other.bookingId] });
}

async function useDoors(): Promise<void> {
  const admin = named(await demoCtx(database.db, 'peter.koenig'));
  const door = await makeDoor(database.db, {
    operatorId: admin.actor.operatorId ?? '',
    area: { requiresOptin: true, openToMembers: true },
  });
  const email = `${MARKER}@example.org`;
  await requestAccess({ db: database.db, actor: null, ...sent() }, { slug: door.slug, email, locale: 'de' });
  const [request] = await database.sql<{ id: string }[]>`select id from access_requests where email = ${email}`;
  await resendAccess(named(admin), { requestId: request?.id ?? '' });
  const token = (await newestLink(database.db)).split('/').at(-1) ?? '';
  const confirmed = await confirmAccess({ db: database.db, ...sent() }, token);
  if (!confirmed.isConfirmed) throw new Error(confirmed.state);
  await revokeAccess(named(admin), { requestId: request?.id ?? '' });
  await openDoor({ ...named(admin), ...sent() }, { slug: door.slug });
  const device = deviceCtx(database.db, door.device);
  const grant = await takeGrant(database.db, door.device);
  await confirmDoorJob(device, confirmOf(grant, { result: 'failed', resultCode: 'ERR', resultMessage: text('Tür') }));
  const press = await openDoor({ ...named(admin), ...sent() }, { slug: door.slug });
  if (press.kind !== 'asked') throw new Error(press.kind);
  await withdrawDoorJob({ ...named(admin), ...sent() }, { jobId: press.job.jobId });
  const area = await createArea(named(admin), areaInput(door.facilityId, { slug: 'neue-tuer' }));
  const made = await createDevice(named(admin), { name: 'Tür', deviceId: 'neue-tuer', areaIds: [door.areaId] });
  expect([area.kind, made.kind]).toEqual(['created', 'created']);
}

/** The server's answer to a refused address repeats it. */
async function chooseNotices(ctx: Ctx): Promise<void> {
  const email = `${MARKER}@example.net`;
  await database.sql`insert into mail_refusals (address, answer) values (${email}, ${text('550 5.1.1')})`;
  expect(await allowOwnAddress({ ...ctx, actor: { ...ctx.actor, email } })).toEqual({ kind: 'allowed' });
  expect(await setMailChoices(ctx, { changes: 'digest' })).toMatchObject({ kind: 'set' });
}

async function useMails(): Promise<void> {
  const admin = named(await demoCtx(database.db, 'peter.koenig'));
  const email = `post-${MARKER}@example.org`;
  const slug = (await database.sql<{ slug: string }[]>`select slug from areas where requires_optin limit 1`)[0]?.slug;
  await askAsGuest(database.db, slug ?? '', email);
  const [mail] = await database.sql<{ id: string }[]>`select id from mail_messages where to_address = ${email}`;
  const mailId = mail?.id ?? '';
  const shown = await showMailLink(admin, { mailId, isOpen: () => Promise.resolve(true) });
  await setUpServer(database.sql);
  await database.sql`insert into mail_refusals (address, answer) values (${email}, ${text('550')})`;
  const allowed = await allowAddress(admin, { mailId });
  await database.sql`update mail_messages set status = 'failed', last_error = 'refused' where id = ${mailId}`;
  const resent = await resendMail(admin, { mailId, acceptsPast: false });
  const tested = await sendTestMail(admin);
  expect([shown.kind, allowed.kind, resent.kind, tested.kind]).toEqual(['shown', 'allowed', 'resent', 'queued']);
}

async function subscribe(eva: Ctx): Promise<void> {
  const input = { subject: { kind: 'person' }, replaces: true, withCancelled: true } as const;
  const outcome = await subscribeCalendar(eva, input);
  if (outcome.kind !== 'subscribed') throw new Error(outcome.kind);
  await editCalendarFeed(eva, { feedId: outcome.feedId, withCancelled: false });
  await endCalendarFeed(eva, { feedId: outcome.feedId });
  const rows = await database.sql`select 1 from audit_log l where to_jsonb(l)::text like ${`%${outcome.token}%`}`;
  expect(rows).toEqual([]);
}

/** What jobs do: expiry and retention, far ahead. */
async function runJobs(): Promise<void> {
  const other = `zweiter-${MARKER}@example.org`;
  const slug = (await database.sql<{ slug: string }[]>`select slug from areas where requires_optin limit 1`)[0]?.slug;
  await requestAccess({ db: database.db, actor: null, ...sent() }, { slug: slug ?? '', email: other, locale: 'de' });
  const later = { db: database.db, now: now().add({ hours: 24 * 365 * 4 }) };
  expect(await expireAccessRequests(later)).toBeGreaterThan(0);
  await expireBookings(later);
  expect(await forgetBookings(later)).toBeGreaterThan(0);
}

beforeAll(async () => {
  await database.sql`
    update users set first_name = ${MARKER}, last_name = ${MARKER}, phone = ${MARKER}, member_number = ${MARKER} || email`;
  await database.sql`update bookings set person_name = ${MARKER}, title = ${text('Training')}`;
  await bookAndChange();
  await useDoors();
  await useMails();
  const account = { email: demoEmail('eva.lang'), password: demoPassword };
  const nothing = { deviceToken: null, earlierSessionId: null, chosenLocale: null };
  await signIn({ db: database.db, ...sent() }, { ...account, ...nothing });
  await createApiToken({ db: database.db, ...sent() }, { email: account.email, scopes: ['bookings:read'], days: 1 });
  await setLocale(named(await demoCtx(database.db, 'eva.lang')), 'en');
  await subscribe(named(await demoCtx(database.db, 'eva.lang')));
  await chooseNotices(named(await demoCtx(database.db, 'eva.lang')));
  const [admin, eva] = [await demoCtx(database.db, 'peter.koenig'), await demoCtx(database.db, 'eva.lang')];
  await writeStaffWords(database.sql, { admin: named(admin), eva: named(eva), text });
  await writeFundingWords({ admin: named(admin), text });
  await runJobs();
});

test('no row of the audit log has a personal value', async () => {
  const rows = await database.sql`
    select action, before, after from audit_log l where to_jsonb(l)::text ilike ${`%${MARKER}%`}`;
  expect(rows).toEqual([]);
});

test('the verbs wrote personal values, which the log names', async () => {
  const [row] = await database.sql<{ fields: string[] }[]>`
    select array_agg(distinct value.key order by value.key) as fields
    from audit_log l, jsonb_each(coalesce(l.before, '{}') || coalesce(l.after, '{}')) as value
    where value.value = '"[personal]"'`;
  const known = new Set(Object.values(PERSONAL_COLUMNS).flat());
  expect(row?.fields.filter((field) => !known.has(field))).toEqual([]);
  expect(row?.fields).toEqual(expect.arrayContaining(['decisionReason', 'description', 'email', 'reason', 'title']));
});

test('rows of places name their operator; those of persons, sign-ins and the demo do not', async () => {
  const rows = await database.sql<{ entity: string; has: boolean }[]>`
    select distinct entity, operator_id is not null as has from audit_log order by 1, 2`;
  expect(rows.map(({ entity, has }) => `${entity} ${has}`)).toEqual([
    'access_request true',
    'api_token false',
    'area true',
    'assignment true',
    'booking true',
    'booking_series true',
    'calendar_feed false',
    'device true',
    'door_job true',
    'grant_letter true',
    'grant_line true',
    'house false',
    'mail true',
    'mail_address false',
    'mail_address true',
    'mail_choices false',
    'mail_sender true',
    'measure true',
    'month_closing true',
    'receipt true',
    'retention false',
    'session false',
    'shift true',
    'time_correction true',
    'time_session true',
    'user false',
  ]);
  const mails = await database.sql`select distinct template from mail_messages where operator_id is null`;
  expect(mails).toEqual([]);
});
