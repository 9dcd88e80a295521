import type { RouteConfig } from '@remix-run/route-config';
import { apiRoutes } from './api-routes.ts';
import { DIVIDE, FUNDING, fundingRoutes, IMPORT, MONEY } from './funding-routes.ts';
import { KIOSK, PRESENCE_ADMIN, presenceAdminRoutes } from './presence-routes.ts';
import type { RouteRow } from './route-row.ts';
import { CLOCK, CREW, MY_SHIFTS, ROSTER, staffRoutes, TIMES } from './staff-routes.ts';

const start = 'routes/start/start-texts.tsx';
const accounts = 'routes/account/accounts-texts.tsx';
const notices = 'routes/account/notices-texts.tsx';
const setup = 'routes/setup/setup-texts.tsx';
const bookings = 'routes/booking/bookings-texts.tsx';
const months = 'routes/booking/month-texts.tsx';
const requesting = 'routes/booking/request-texts.tsx';
const feeds = 'routes/booking/feeds-texts.tsx';
const hallSheet = 'routes/booking/hall-sheet-texts.tsx';
const usage = 'routes/booking/usage-texts.tsx';
const paper = 'routes/booking/paper-texts.tsx';
const approvals = 'routes/booking/approvals-texts.tsx';
const doors = 'routes/access/doors-texts.tsx';
const doorsAdmin = 'routes/access/admin-texts.tsx';
const mails = 'routes/outbox/mails-texts.tsx';
const facilities = 'routes/facilities/facilities-texts.tsx';
const presence = 'routes/presence/presence-texts.tsx';
/** Layout routes that bring their screens' texts (platform/i18n/page-texts). */
export const layouts = [
  start,
  accounts,
  notices,
  setup,
  bookings,
  months,
  requesting,
  feeds,
  hallSheet,
  usage,
  paper,
  approvals,
  doors,
  doorsAdmin,
  mails,
  facilities,
  presence,
  PRESENCE_ADMIN,
  MY_SHIFTS,
  ROSTER,
  CREW,
  CLOCK,
  TIMES,
  KIOSK,
  FUNDING,
  DIVIDE,
  MONEY,
  IMPORT,
] as const;

/** Every URL in one table, grouped by domain. Only paths.ts makes links. */
export const routeTable: readonly RouteRow<(typeof layouts)[number]>[] = [
  // start
  { path: '/', file: 'routes/start.tsx', credentials: 'cookie', layout: start },
  // shell
  { path: '/ereignisse', file: 'routes/shell/live.events.ts', credentials: 'cookie' },
  { path: '/rueckgaengig', file: 'routes/shell/undo.ts', credentials: 'cookie' },
  // setup
  { path: '/einrichten', file: 'routes/setup/first-run.tsx', credentials: 'cookie', layout: setup },
  // account
  { path: '/anmelden', file: 'routes/account/sign-in.tsx', credentials: 'cookie', layout: accounts },
  { path: '/abmelden', file: 'routes/account/sign-out.ts', credentials: 'cookie' },
  { path: '/konto/sitzungen', file: 'routes/account/sessions.tsx', credentials: 'cookie', layout: accounts },
  { path: '/konto/benachrichtigungen', file: 'routes/account/notices.tsx', credentials: 'cookie', layout: notices },
  { path: '/sprache', file: 'routes/account/locale.ts', credentials: 'cookie' },
  { path: '/darstellung', file: 'routes/account/theme.ts', credentials: 'cookie' },
  // booking
  { path: '/kalender', file: 'routes/booking/week.tsx', credentials: 'cookie' },
  { path: '/kalender/tag', file: 'routes/booking/day.tsx', credentials: 'cookie' },
  { path: '/kalender/abonnieren', file: 'routes/booking/feeds.tsx', credentials: 'cookie', layout: feeds },
  { path: '/kalender/abo/:file', file: 'routes/booking/feed.ts', credentials: 'none' },
  { path: '/kalender/monatsplan', file: 'routes/booking/month-paper.tsx', credentials: 'cookie', layout: paper },
  { path: '/kalender/monatsplan.pdf', file: 'routes/booking/month-plan.pdf.ts', credentials: 'cookie' },
  { path: '/kalender/monatsplan.svg', file: 'routes/booking/month-plan.svg.ts', credentials: 'cookie' },
  { path: '/kalender/monat', file: 'routes/booking/month.tsx', credentials: 'cookie', layout: months },
  { path: '/buchungen/hallenblatt', file: 'routes/booking/hall-sheet.tsx', credentials: 'cookie', layout: hallSheet },
  { path: '/plan/:facilityId', file: 'routes/booking/public-plan.tsx', credentials: 'cookie', layout: months },
  { path: '/plan/:facilityId/ereignisse', file: 'routes/booking/public-live.events.ts', credentials: 'none' },
  { path: '/einbetten/:facilityId', file: 'routes/booking/embed.tsx', credentials: 'none' },
  { path: '/buchungen', file: 'routes/booking/mine.tsx', credentials: 'cookie', layout: bookings },
  { path: '/buchungen/neu', file: 'routes/booking/request.tsx', credentials: 'cookie', layout: requesting },
  { path: '/buchungen/teilnahme', file: 'routes/booking/usage.tsx', credentials: 'cookie', layout: usage },
  { path: '/buchungen/:bookingId', file: 'routes/booking/booking.tsx', credentials: 'cookie', layout: bookings },
  { path: '/buchungen/:bookingId/absagen', file: 'routes/booking/cancel.tsx', credentials: 'cookie', layout: bookings },
  {
    path: '/buchungen/:bookingId/bearbeiten',
    file: 'routes/booking/edit.tsx',
    credentials: 'cookie',
    layout: bookings,
  },
  { path: '/buchungen/archiv', file: 'routes/booking/archive.tsx', credentials: 'cookie', layout: bookings },
  { path: '/verwaltung/genehmigungen', file: 'routes/booking/approvals.tsx', credentials: 'cookie', layout: approvals },
  { path: '/verwaltung/genehmigungen/anzahl', file: 'routes/booking/pending-count.ts', credentials: 'cookie' },
  // access
  { path: '/tueren', file: 'routes/access/doors.tsx', credentials: 'cookie', part: 'doors', layout: doors },
  { path: '/tueren/zugang', file: 'routes/access/ask.tsx', credentials: 'cookie', part: 'doors', layout: doors },
  {
    path: '/tueren/zugang/:token',
    file: 'routes/access/confirm-access.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doors,
  },
  {
    path: '/verwaltung/tueren',
    file: 'routes/access/areas.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/neu',
    file: 'routes/access/new-area.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/geraete',
    file: 'routes/access/devices.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/geraete/neu',
    file: 'routes/access/new-device.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/geraete/:deviceId',
    file: 'routes/access/device.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/zugang',
    file: 'routes/access/requests.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/auftraege',
    file: 'routes/access/jobs.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  {
    path: '/verwaltung/tueren/:areaId',
    file: 'routes/access/area.tsx',
    credentials: 'cookie',
    part: 'doors',
    layout: doorsAdmin,
  },
  // outbox
  { path: '/verwaltung/emails', file: 'routes/outbox/mails.tsx', credentials: 'cookie', layout: mails },
  { path: '/verwaltung/emails/anzahl', file: 'routes/outbox/problem-count.ts', credentials: 'cookie' },
  { path: '/verwaltung/emails/einrichtung', file: 'routes/outbox/sender.tsx', credentials: 'cookie', layout: mails },
  { path: '/verwaltung/emails/erneut', file: 'routes/outbox/resend.tsx', credentials: 'cookie', layout: mails },
  { path: '/verwaltung/emails/:mailId', file: 'routes/outbox/mail.tsx', credentials: 'cookie', layout: mails },
  { path: '/verwaltung/emails/:mailId/inhalt', file: 'routes/outbox/mail-html.ts', credentials: 'cookie' },
  // facilities
  {
    path: '/verwaltung/einstellungen',
    file: 'routes/facilities/settings.tsx',
    credentials: 'cookie',
    layout: facilities,
  },
  { path: '/verwaltung/anlagen', file: 'routes/facilities/facilities.tsx', credentials: 'cookie', layout: facilities },
  {
    path: '/verwaltung/anlagen/:facilityId',
    file: 'routes/facilities/facility.tsx',
    credentials: 'cookie',
    layout: facilities,
  },
  { path: '/verwaltung/raeume', file: 'routes/facilities/rooms.tsx', credentials: 'cookie', layout: facilities },
  { path: '/verwaltung/raeume/neu', file: 'routes/facilities/new-room.tsx', credentials: 'cookie', layout: facilities },
  { path: '/verwaltung/raeume/:roomId', file: 'routes/facilities/room.tsx', credentials: 'cookie', layout: facilities },
  {
    path: '/anwesenheit',
    file: 'routes/presence/board.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: presence,
  },
  {
    path: '/anwesenheit/meine',
    file: 'routes/presence/mine.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: presence,
  },
  {
    path: '/anwesenheit/:facilityId/:room',
    file: 'routes/presence/room.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: presence,
  },
  ...presenceAdminRoutes,
  ...staffRoutes,
  ...fundingRoutes,
  ...apiRoutes,
  // everything else
  { path: '*', file: 'routes/not-found.tsx', credentials: 'cookie' },
];

const routesIn = (layout?: (typeof layouts)[number]) =>
  routeTable
    .filter((row) => row.layout === layout)
    .map((row) => (row.path === '/' ? { index: true, file: row.file } : { path: row.path, file: row.file }));

/** Remix's own shape, written out: the helpers of Remix belong to the build, not to the running server. */
export default [...routesIn(), ...layouts.map((file) => ({ file, children: routesIn(file) }))] satisfies RouteConfig;
