import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';

const name = z.string();
const sortOrder = z.int().describe('Places and groups are listed by it, then by name');
const slotShape = z.object({
  id: z.uuid(),
  dayOfWeek: z.int().describe('0 = Sunday … 6 = Saturday'),
  startTime: z.string(),
  endTime: z.string(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
});

const partShape = z
  .object({
    id: z.uuid(),
    name,
    color: z.string(),
    splittable: z.boolean(),
    bookingMode: z.enum(['free', 'slotOnly']),
    sortOrder,
    roomId: z.uuid().nullable().describe('The room that it lies in; a door may lead into one'),
    slots: z.array(slotShape).describe('Windows of a resource that is bookable in slots only'),
    get subResources() {
      return z.array(partShape);
    },
  })
  .meta({ id: 'Resource' });

const facilityShape = z
  .object({
    id: z.uuid(),
    operatorId: z.uuid(),
    operatorName: name,
    name,
    street: z.string().nullable(),
    houseNumber: z.string().nullable(),
    zip: z.string().nullable(),
    city: z.string().nullable(),
    timeZone: z.string().describe('IANA name; all wall-clock times of its bookings are in it'),
    sortOrder,
    groups: z.array(
      z.object({
        id: z.uuid(),
        name,
        icon: z.enum(['outdoor', 'indoor', 'shared']),
        sharedScheduling: z.boolean(),
        sortOrder,
        resources: z.array(partShape),
      }),
    ),
  })
  .meta({ id: 'Facility' });

/** The tree of places (seed 4, 2.1; D9). */
export const listResources = operation({
  id: 'listResources',
  method: 'GET',
  path: '/api/resources',
  tag: 'Places and teams',
  summary: 'All places, as a tree: facility, group, resource, parts',
  right: 'plan.view',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  isRepeatable: false,
  answers: {
    200: { description: 'The tree', schema: z.object({ facilities: z.array(facilityShape) }) },
    304: { description: 'Unchanged since that ETag', schema: null },
  },
});

export const facilityOperations = [listResources];
