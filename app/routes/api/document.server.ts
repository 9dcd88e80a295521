import { accessOperations } from '#app/domains/access/api/contract.server.ts';
import { actionOperations } from '#app/domains/actions/contract.server.ts';
import { bookingOperations } from '#app/domains/booking/api/contract.server.ts';
import { auditOperations } from '#app/domains/funding/api/audit-contract.server.ts';
import { fundingOperations } from '#app/domains/funding/api/contract.server.ts';
import { facilityOperations } from '#app/domains/facilities/contract.server.ts';
import { divideOperations } from '#app/domains/funding/api/divide-contract.server.ts';
import { organisationOperations } from '#app/domains/organisation/contract.server.ts';
import { presenceOperations } from '#app/domains/presence/api/contract.server.ts';
import { planningOperations } from '#app/domains/staff/api/planning-contract.server.ts';
import { staffOperations } from '#app/domains/staff/api/contract.server.ts';
import { clockOperations } from '#app/domains/staff/api/clock-contract.server.ts';
import { timesOperations } from '#app/domains/staff/api/times-contract.server.ts';
import { tokenScopeOf } from '#app/permissions.ts';
import { publicOrigin, sessionCookiePolicy } from '#app/platform/env.server.ts';
import { openApiDocument } from '#app/platform/api/openapi.server.ts';
import type { Operation } from '#app/platform/api/operation.ts';

/** Every operation of the product. A room with a contract adds its operations here. */
export const operations: readonly Operation[] = [
  ...bookingOperations,
  ...facilityOperations,
  ...organisationOperations,
  ...accessOperations,
  ...presenceOperations,
  ...planningOperations,
  ...actionOperations,
  ...staffOperations,
  ...clockOperations,
  ...timesOperations,
  ...fundingOperations,
  ...divideOperations,
  ...auditOperations,
] as readonly Operation[];

const description = `The JSON API of this installation. Dates are \`YYYY-MM-DD\`, times are wall-clock times at the facility, ids are UUIDs.
Refusals are problems (RFC 9457) with a stable \`code\`: what an account may not see answers like the unknown (404), what it may
see but not do answers 403, a wrong field 422, a clash 409. Writes take an \`Idempotency-Key\`.`;

let made: ReturnType<typeof openApiDocument> | undefined;

/** Made at first use; it changes only with the version of the product. */
export function apiDocument(): ReturnType<typeof openApiDocument> {
  return (made ??= openApiDocument(operations, {
    title: 'Platzwart',
    version: '1',
    description,
    origin: publicOrigin(),
    sessionCookie: sessionCookiePolicy().name,
    scopeOf: tokenScopeOf,
  }));
}
