import { operation } from '#app/platform/api/operation.ts';
import * as inputs from './inputs.server.ts';
import * as outputs from './outputs.server.ts';

/** The JSON API of shifts (seed 1, 2.1, 2.2 and 2.5; staff.md). OpenAPI is made from these, and the routes serve them. */

const tag = 'Shifts';
const at = '/api/staff/shifts/v2/{shiftId}';
const id = '01900000-0000-7000-8000-000000000000';
const unknown = { description: 'Unknown, or of another operator', schema: null, codes: ['NOT_FOUND'] };
const over = (...codes: string[]) => ({
  description: 'It is cancelled or archived, or changed meanwhile',
  schema: null,
  codes: ['SHIFT_CANCELLED', 'SHIFT_ARCHIVED', ...codes],
});
const warned = (description: string) => ({ description, schema: outputs.warnedShift });
/** Of one shift: those who manage none get 404. */
const ofShift = { tag, params: inputs.shiftParams, query: inputs.noFields, hidesFromOthers: true } as const;
const manages = { ...ofShift, right: 'shift.manage', isRepeatable: true } as const;

export const listShifts = operation({
  id: 'listShifts',
  method: 'GET',
  path: '/api/staff/shifts/v2',
  tag,
  summary: 'Shifts of the own operator, earliest first',
  right: 'shift.view',
  params: inputs.noFields,
  query: inputs.listQuery,
  exampleQuery: { from: '2026-11-23', to: '2026-11-29' },
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'A page; `next_cursor` is null on the last', schema: outputs.shiftPage } },
});

export const createShift = operation({
  id: 'createShift',
  method: 'POST',
  path: '/api/staff/shifts/v2',
  tag,
  summary: 'Create a draft',
  description: 'Times are `start_at_utc` and `end_at_utc`, or `date_local`, `start_time_local` and `end_time_local`.',
  right: 'shift.manage',
  params: inputs.noFields,
  query: inputs.noFields,
  body: inputs.shiftBody,
  example: {
    date_local: '2026-11-27',
    start_time_local: '18:00',
    end_time_local: '02:00',
    role: 'bar',
    station: 'Tresen',
    required_staff_count: 2,
    assigned_staff_ids: [],
  },
  isRepeatable: true,
  answers: { 201: warned('Created') },
});

export const getShift = operation({
  ...ofShift,
  id: 'getShift',
  method: 'GET',
  path: at,
  summary: 'One shift',
  right: 'shift.view',
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'The shift', schema: outputs.shiftShape }, 404: unknown },
});

export const editShift = operation({
  ...manages,
  id: 'editShift',
  method: 'PATCH',
  path: at,
  summary: 'Change a shift',
  description:
    'Name what shall be different; `assigned_staff_ids` replaces the set. The people of a published shift are told when its time or place changed.',
  body: inputs.patchBody,
  example: { version: 1, required_staff_count: 3 },
  answers: { 200: warned('As it is now'), 404: unknown, 409: over('VERSION_CONFLICT') },
});

export const archiveShift = operation({
  ...manages,
  id: 'archiveShift',
  method: 'DELETE',
  path: at,
  summary: 'Archive a shift',
  description: 'A published shift is cancelled first, and its people are told. Twice is the same as once.',
  body: null,
  answers: { 200: { description: 'Archived', schema: outputs.shiftShape }, 404: unknown },
});

export const publishShift = operation({
  ...manages,
  id: 'publishShift',
  method: 'POST',
  path: `${at}/publish`,
  summary: 'Publish a shift, and tell its people',
  body: inputs.noFields,
  example: {},
  answers: { 200: warned('Published; the second time changes nothing'), 404: unknown, 409: over() },
});

export const cancelShift = operation({
  ...manages,
  id: 'cancelShift',
  method: 'POST',
  path: `${at}/cancel`,
  summary: 'Cancel a shift, and tell its people',
  body: inputs.noFields,
  example: {},
  answers: {
    200: warned('Cancelled, without warnings; the second time changes nothing'),
    404: unknown,
    409: { description: 'An archived draft', schema: null, codes: ['SHIFT_ARCHIVED'] },
  },
});

export const assignStaff = operation({
  ...manages,
  id: 'assignStaff',
  method: 'POST',
  path: `${at}/assign`,
  summary: 'Put a person on a shift',
  body: inputs.personBody,
  example: { staff_id: id },
  answers: { 200: warned('The person is on it; twice is the same as once'), 404: unknown, 409: over() },
});

export const unassignStaff = operation({
  ...manages,
  id: 'unassignStaff',
  method: 'POST',
  path: `${at}/unassign`,
  summary: 'Take a person off a shift',
  body: inputs.personBody,
  example: { staff_id: id },
  answers: { 200: warned('The person is not on it; twice is the same as once'), 404: unknown, 409: over() },
});

export const swapShift = operation({
  ...manages,
  id: 'swapShift',
  method: 'POST',
  path: `${at}/swap`,
  summary: 'Move a published shift from one person to another, or two shifts between them',
  description: 'All or nothing. Both people are told, and the audit log names both.',
  body: inputs.swapBody,
  example: { from_staff_id: id, to_staff_id: '01900000-0000-7000-8000-000000000001' },
  answers: {
    200: { description: 'Swapped', schema: outputs.swappedShift },
    400: {
      description: 'The swap is impossible; `shift_id` names the shift',
      schema: null,
      codes: ['SHIFT_NOT_PUBLISHED', 'NOT_ASSIGNED', 'ALREADY_ASSIGNED'],
    },
    404: unknown,
  },
});

export const listMyShifts = operation({
  id: 'listMyShifts',
  method: 'GET',
  path: '/api/staff/my-shifts',
  tag,
  summary: 'The own published shifts, from today on',
  right: 'shift.own',
  params: inputs.noFields,
  query: inputs.myQuery,
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'Earliest first; never with internal notes', schema: outputs.myShifts } },
});

/** Every operation of the room. */
export const staffOperations = [
  listShifts,
  createShift,
  getShift,
  editShift,
  archiveShift,
  publishShift,
  cancelShift,
  assignStaff,
  unassignStaff,
  swapShift,
  listMyShifts,
] as const;
