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
    title: 'Too much is going on right now',
    detail: 'Nothing was changed. Please try again in a few seconds.',
  },
  INTERNAL: {
    title: 'That did not work',
    detail: 'The fault is ours and recorded under the number {requestId}. Nothing was half saved.',
  },
  docs: {
    title: 'API',
    lede: 'Book, change and decide with programs of your own: JSON over HTTP, described in OpenAPI 3.1.',
    document: 'OpenAPI document',
    english: 'Names and their descriptions are English, as in the document.',
    overview: 'All operations',
    access: 'Signing in',
    accessText: 'Whoever runs the house makes a token. It acts for one person and is shown only once.',
    refusals: 'When something is not possible',
    refusalsText:
      'Refusals are “problem+json” (RFC 9457): “code” is for programs and stays, “title” and “detail” are for people, “field” names what is wrong. 404: unknown or not visible. 403: visible, but not allowed. 422: something in it is wrong. 409: somebody was faster. 503: again later, “Retry-After” says when.',
    repeating: 'Repeating safely',
    repeatingText:
      'Writing requests take an “Idempotency-Key”. When an answer was lost, send the same request with the same key again: it is carried out once and answered alike, for 24 hours.',
    parameters: 'Parameters',
    body: 'Content',
    answers: 'Answers',
    example: 'Example',
    name: 'Name',
    kind: 'Kind',
    meaning: 'Meaning',
    required: 'required',
    scope: 'Scope of the token: {scope}',
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
