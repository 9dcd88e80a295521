import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './de.ts';

export const en: CatalogueShape<typeof de> = {
  UNAUTHENTICATED: {
    title: 'Not signed in',
    detail: 'This request needs a token in the header “Authorization: Bearer …” or a signed-in session.',
  },
  TOKEN_INVALID: {
    title: 'The token is not valid',
    detail: 'It is unknown, expired or revoked. Please have a new one made.',
  },
  TOKEN_SCOPE_MISSING: {
    title: 'The token lacks a scope',
    detail: 'This needs a token with the scope “{scope}”.',
  },
  FORBIDDEN: { title: 'Not allowed', detail: 'This account may not do that.' },
  NOT_FOUND: { title: 'There is nothing here', detail: 'It is unknown, or this account may not see it.' },
  METHOD_NOT_ALLOWED: { title: 'Not possible here', detail: 'This address understands {allowed} only.' },
  UNSUPPORTED_TYPE: {
    title: 'JSON is expected here',
    detail: 'Please send the content with “Content-Type: application/json”.',
  },
  UNREADABLE_JSON: { title: 'The JSON cannot be read', detail: 'The content is not complete JSON in UTF-8.' },
  VALIDATION_FAILED: { title: 'Something in it is wrong', detail: 'See “errors”.' },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'The Idempotency-Key cannot be used',
    detail: 'It takes 1 to 255 visible ASCII characters, best a UUID.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'The Idempotency-Key belongs to another request',
    detail: 'Other content came under this key before. Please take a new one for every new request.',
  },
  IDEMPOTENCY_KEY_RUNNING: {
    title: 'This request is still running',
    detail: 'The first one with this key has not ended yet. Please ask again in a moment.',
  },
  BUSY: {
    title: 'Not possible right now',
    detail: 'Please ask again in a few seconds.',
  },
  STORAGE_FULL: {
    title: 'The storage is full',
    detail: 'The server has no space left. Please tell the administration; nothing was stored.',
  },
  BUSY_WRITING: {
    title: 'Not possible right now',
    detail:
      'Whether something was still written is open. Please repeat with the same Idempotency-Key in a few seconds: then it counts once.',
  },
  INTERNAL: {
    title: 'That did not work',
    detail: 'The fault is ours and recorded under the number {requestId}. Nothing was half saved.',
  },
  docs: {
    lang: 'en',
    title: 'API',
    lede: 'Book, change and decide with programs of your own: JSON over HTTP, described in OpenAPI 3.1.',
    document: 'OpenAPI document',
    english: 'Names and their descriptions are English, as in the document.',
    overview: 'Contents',
    access: 'Token',
    accessText:
      'Whoever runs the house makes a token. It acts for one person, may never do more than they may, and is shown only once. Its scopes say what it is good for:',
    read: 'read the plan, bookings, places, teams and event types',
    write: 'book and ask, change, cancel; the preview, too',
    decide: 'approve and reject requests, archive bookings (for admins only)',
    doors: 'open the doors that are open to the person, and see what comes of it',
    repeating: 'Repeating safely',
    repeatingText:
      'Writing requests take an “Idempotency-Key”: 1 to 255 visible ASCII characters, best a UUID. When an answer was lost, send the same request with the same key again: it is carried out once and answered alike, for 24 hours. Error answers stay under their key, too; after a 409 the next attempt needs a new one.',
    lists: 'Lists',
    listsText:
      'Bookings are listed per resource; GET /api/resources tells the ids. A resource shows what lies on its parts and on the whole above it, too. Unless “next” is null, the header “Link” leads to the next page.',
    refusals: 'Error answers',
    refusalsText:
      'They are “problem+json” (RFC 9457). “code” is for programs and stays as it is; “title” and “detail” are for people and come in the language of the account, “field” and “errors” name what is wrong.',
    status: 'Status',
    code: 'Code',
    remedy: 'What helps',
    parameters: 'Parameters',
    body: 'Request (JSON)',
    optionalBody: 'Request (JSON), may be left out',
    response: 'Answer (JSON)',
    objects: 'Objects',
    answers: 'Answers',
    general: 'Besides, as everywhere:',
    example: 'Example',
    name: 'Name',
    kind: 'Kind',
    meaning: 'Meaning',
    required: 'required',
    scope: 'Scope of the token: {scope}',
    standard: 'default: {value}',
    range: '{from} to {to}',
    longest: 'at most {count} characters',
  },
  advice: {
    UNREADABLE_JSON: 'Send complete JSON in UTF-8.',
    IDEMPOTENCY_KEY_INVALID: 'Take a key of 1 to 255 visible ASCII characters.',
    TWO_CREDENTIALS: 'Send either the token or the cookie of the session.',
    UNAUTHENTICATED: 'Send a token in the header “Authorization: Bearer …”.',
    TOKEN_INVALID: 'Have a new token made: it is unknown, expired or revoked.',
    FORBIDDEN: 'Not allowed with this account; “right” names the right, “detail” who can help.',
    TOKEN_SCOPE_MISSING: 'Take a token with the scope that “detail” names.',
    FOREIGN_ORIGIN: 'In a browser write from the pages of the house only, otherwise with a token.',
    NOT_FOUND: 'Check address and id; it is unknown or not visible to this account.',
    METHOD_NOT_ALLOWED: 'Take one of the methods in the header “Allow”.',
    IDEMPOTENCY_KEY_RUNNING: 'Send the same request again after the seconds in “Retry-After”.',
    TOO_LARGE: 'Send 2 MiB at most at once.',
    UNSUPPORTED_TYPE: 'Send it with “Content-Type: application/json”.',
    VALIDATION_FAILED: 'Mend what “errors” names.',
    IDEMPOTENCY_KEY_REUSED: 'Take a new key for other content.',
    INTERNAL: 'The fault is ours; the number in “detail” helps to find it.',
    STORAGE_FULL: 'The server has no space left; nothing was stored. Send it again after space was made.',
    BUSY: 'Send it again after the seconds in “Retry-After”, a write with the same Idempotency-Key: its end is open.',
  },
  fields: {
    missing: 'This is missing.',
    wrong_type:
      '{expected, select, string {Text} int {An integer} number {An integer} boolean {true or false} array {A list} object {An object} other {Another kind of value}} is expected here.',
    not_one_of: 'Only these are possible here: {options}.',
    invalid: 'This value is not possible here.',
    unknown: 'There is no such field here.',
  },
};
