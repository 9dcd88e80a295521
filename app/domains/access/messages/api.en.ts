import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './api.de.ts';

export const en = {
  AREA_FORBIDDEN: {
    title: 'This door does not open for this account now',
    detail: 'Why stands in “reasons”. Nothing was asked for.',
  },
  OPENS_LIMITED: {
    title: 'Pressed too often',
    detail: 'This door can be asked again in {seconds} seconds. Nothing was asked for.',
  },
  DEVICE_OFFLINE: {
    title: 'The door cannot be reached at the moment',
    detail:
      'The device at the door is silent. Nothing was asked for; please take the key{phone, select, none {. Otherwise the administration can help.} other { or call the administration: {phone}.}}',
  },
  JOB_OVER: {
    title: 'It was too late to withdraw',
    detail:
      '{status, select, executed {The door has opened already.} failed {The door did not open; there is nothing left to withdraw.} other {The job has expired already.}}',
  },
  DEVICE_AUTH_FAILED: {
    title: 'Device or secret are wrong',
    detail: 'An administrator can give the device a new enrolment code.',
  },
  DEVICE_BLOCKED: {
    title: 'Too many wrong sign-ins',
    detail: 'From this address the device can go on in {seconds} seconds.',
  },
  DEVICE_INACTIVE: {
    title: 'This device is not activated',
    detail: 'An administrator has to confirm it or switch it on again.',
  },
  DEVICE_MISMATCH: {
    title: 'This job belongs to another device',
    detail: 'Only the device it was given to can confirm it.',
  },
  NONCE_MISMATCH: { title: 'Wrong nonce', detail: 'It is not the one this job was given with.' },
  JOB_NOT_FOUND: { title: 'There is no such job', detail: 'Jobs are deleted after 90 days.' },
  JOB_NOT_DISPATCHED: { title: 'This job was never given to a device', detail: 'There is nothing to confirm.' },
  RESULT_CONFLICT: {
    title: 'Something else was reported about this job before',
    detail: 'The first report counts.',
  },
  GRANT_EXPIRED: {
    title: 'This grant is no longer valid',
    detail: 'It was for 5 seconds. Ask again with a new nonce.',
  },
  CLAIM_REPLAYED: {
    title: 'This claim is an old one',
    detail: 'The device has gone on or started anew since. If two run under one name, enrol one of them again.',
  },
  ENROLL_CODE_INVALID: {
    title: 'This enrolment code is not valid',
    detail: 'It is wrong, used, or older than 15 minutes. An administrator can make a new one.',
  },
  RATE_LIMITED: { title: 'Too many requests', detail: 'Go on in {seconds} seconds.' },
  TOO_LARGE: { title: 'Too much at once', detail: 'At most 4 KiB.' },
  UNREADABLE_JSON: { title: 'This is no readable JSON', detail: 'Send complete JSON in UTF-8.' },
  INVALID_BODY: { title: 'Something is missing or wrong', detail: 'Wrong: {fields}.' },
  advice: {
    AREA_FORBIDDEN:
      '“reasons” names what is missing: age, subscription, confirmed access, time of the booking, door out of service.',
    OPENS_LIMITED: 'After the seconds of “Retry-After”: 6 times a minute and 30 times an hour for one door.',
    JOB_OVER: 'How the job ended is under “GET /api/doors/jobs/…”; a new press is a new job.',
    DEVICE_OFFLINE: 'The device at the door has been silent for 20 seconds; see whether it has power and network.',
  },
  fields: { unknown_area: 'There is no such door.' },
} as const satisfies CatalogueShape<typeof de>;
