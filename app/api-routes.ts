import type { RouteRow } from './route-row.ts';

/** The addresses of programs: the JSON API and the devices. They have no screens. */
export const apiRoutes: readonly RouteRow<never>[] = [
  { path: '/api', file: 'routes/api/docs.tsx', credentials: 'cookie' },
  { path: '/api/openapi.json', file: 'routes/api/openapi.api.ts', credentials: 'either' },
  { path: '/api/resources', file: 'routes/facilities/resources.api.ts', credentials: 'either' },
  { path: '/api/teams', file: 'routes/organisation/teams.api.ts', credentials: 'either' },
  { path: '/api/event-types', file: 'routes/organisation/event-types.api.ts', credentials: 'either' },
  { path: '/api/bookings', file: 'routes/booking/bookings.api.ts', credentials: 'either' },
  { path: '/api/bookings/preview', file: 'routes/booking/preview.api.ts', credentials: 'either' },
  { path: '/api/bookings/:bookingId', file: 'routes/booking/booking.api.ts', credentials: 'either' },
  { path: '/api/bookings/:bookingId/approve', file: 'routes/booking/approve.api.ts', credentials: 'either' },
  { path: '/api/bookings/:bookingId/reject', file: 'routes/booking/reject.api.ts', credentials: 'either' },
  { path: '/api/bookings/:bookingId/archive', file: 'routes/booking/archive.api.ts', credentials: 'either' },
  { path: '/api/presence', file: 'routes/presence/presence.api.ts', credentials: 'either', part: 'presence' },
  { path: '/api/visits', file: 'routes/presence/visits.api.ts', credentials: 'either', part: 'presence' },
  {
    path: '/api/visits/:visitId/end',
    file: 'routes/presence/end-visit.api.ts',
    credentials: 'either',
    part: 'presence',
  },
  {
    path: '/api/staff/shifts/v2/generate-from-templates',
    file: 'routes/staff/generate.api.ts',
    credentials: 'either',
    part: 'staff',
  },
  {
    path: '/api/staff/shifts/migrate-to-v2',
    file: 'routes/staff/migrate.api.ts',
    credentials: 'either',
    part: 'staff',
    // 20,000 old shifts.
    upload: 16 * 1024 * 1024,
  },
  { path: '/api/actions', file: 'routes/actions/actions.api.ts', credentials: 'either' },
  { path: '/api/space', file: 'routes/api/space.api.ts', credentials: 'none', part: 'presence' },
  { path: '/api/doors', file: 'routes/access/doors.api.ts', credentials: 'either', part: 'doors' },
  { path: '/api/doors/:area/open', file: 'routes/access/open.api.ts', credentials: 'either', part: 'doors' },
  { path: '/api/doors/jobs/:jobId', file: 'routes/access/job.api.ts', credentials: 'either', part: 'doors' },
  // door devices (device/protocol.ts)
  { path: '/api/device/enroll', file: 'routes/access/device-enroll.api.ts', credentials: 'bearer', part: 'doors' },
  {
    path: '/api/device/:deviceId/poll',
    file: 'routes/access/device-poll.api.ts',
    credentials: 'bearer',
    part: 'doors',
  },
  {
    path: '/api/device/:deviceId/wait',
    file: 'routes/access/device-wait.api.ts',
    credentials: 'bearer',
    part: 'doors',
  },
  {
    path: '/api/device/:deviceId/state',
    file: 'routes/access/device-state.api.ts',
    credentials: 'bearer',
    part: 'doors',
  },
  {
    path: '/api/device/:deviceId/confirm',
    file: 'routes/access/device-confirm.api.ts',
    credentials: 'bearer',
    part: 'doors',
  },
  { path: '/api/*', file: 'routes/api/nowhere.api.ts', credentials: 'either' },
];
