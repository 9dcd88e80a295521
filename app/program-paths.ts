import type { BookingsApiQuery, PresenceApiQuery } from './path-queries.ts';
import { withQuery } from './with-query.ts';

/** Addresses of the JSON API (paths.api). */
export const apiPaths = {
  docs: () => '/api',
  openapi: () => '/api/openapi.json',
  resources: () => '/api/resources',
  teams: () => '/api/teams',
  eventTypes: () => '/api/event-types',
  bookings: (query: BookingsApiQuery = {}) => withQuery('/api/bookings', { ...query }),
  preview: () => '/api/bookings/preview',
  booking: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}`,
  approve: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}/approve`,
  reject: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}/reject`,
  archive: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}/archive`,
  presence: (query: PresenceApiQuery = {}) => withQuery('/api/presence', { ...query }),
  visits: () => '/api/visits',
  endVisit: (visitId: string) => `/api/visits/${encodeURIComponent(visitId)}/end`,
  generateShifts: () => '/api/staff/shifts/v2/generate-from-templates',
  migrateShifts: () => '/api/staff/shifts/migrate-to-v2',
  shifts: (query: Readonly<Record<string, string>> = {}) => withQuery('/api/staff/shifts/v2', query),
  shift: (shiftId: string) => `/api/staff/shifts/v2/${encodeURIComponent(shiftId)}`,
  publishShift: (shiftId: string) => `/api/staff/shifts/v2/${encodeURIComponent(shiftId)}/publish`,
  cancelShift: (shiftId: string) => `/api/staff/shifts/v2/${encodeURIComponent(shiftId)}/cancel`,
  assignStaff: (shiftId: string) => `/api/staff/shifts/v2/${encodeURIComponent(shiftId)}/assign`,
  unassignStaff: (shiftId: string) => `/api/staff/shifts/v2/${encodeURIComponent(shiftId)}/unassign`,
  swapShift: (shiftId: string) => `/api/staff/shifts/v2/${encodeURIComponent(shiftId)}/swap`,
  myShifts: (query: Readonly<Record<string, string>> = {}) => withQuery('/api/staff/my-shifts', query),
  clockStatus: () => '/api/timeclock/status',
  clockIn: () => '/api/timeclock/clock-in',
  clockOut: () => '/api/timeclock/clock-out',
  breakStart: () => '/api/timeclock/break-start',
  breakEnd: () => '/api/timeclock/break-end',
  clockToday: () => '/api/timeclock/today',
  clockHistory: (query: Readonly<Record<string, string>> = {}) => withQuery('/api/timeclock/history', query),
  timeSessions: (query: Readonly<Record<string, string>> = {}) => withQuery('/api/staff/time-sessions', query),
  timeSession: (sessionId: string) => `/api/staff/time-sessions/${encodeURIComponent(sessionId)}`,
  timeEvents: (query: Readonly<Record<string, string>> = {}) => withQuery('/api/staff/time-events', query),
  userSubprojects: (userId: string) => `/api/users/${encodeURIComponent(userId)}/teilprojekte`,
  subprojectMeasures: (subprojectId: string) => `/api/teilprojekte/${encodeURIComponent(subprojectId)}/massnahmen`,
  splitSubproject: (subprojectId: string) => `/api/teilprojekte/${encodeURIComponent(subprojectId)}/split`,
  mergeSubprojects: () => '/api/teilprojekte/merge',
  /** `type`: teilprojekt, massnahme, rapport, zuweisung. */
  auditTrail: (type: string, id: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(`/api/audit-trail/${encodeURIComponent(type)}/${encodeURIComponent(id)}`, query),
  /** SpaceAPI. */
  space: () => '/api/space',
  doors: () => '/api/doors',
  actions: (query: Readonly<Record<string, string>> = {}) => withQuery('/api/actions', query),
  openDoor: (slug: string) => `/api/doors/${encodeURIComponent(slug)}/open`,
  doorJob: (jobId: string) => `/api/doors/jobs/${encodeURIComponent(jobId)}`,
} as const;

/** Paths for door devices. Devices take theirs from device/protocol.ts. */
export const devicePaths = {
  enroll: () => '/api/device/enroll',
  poll: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/poll`,
  wait: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/wait`,
  state: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/state`,
  confirm: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/confirm`,
} as const;
