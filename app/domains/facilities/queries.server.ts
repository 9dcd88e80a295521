import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingMode, GroupIcon } from '#app/db/schema/facilities.ts';
import type { OpeningRule } from './rules/opening-hours.ts';
import type { SlotRule } from './rules/slots.ts';

export interface PlaceResource {
  id: string;
  parentId: string | null;
  rootId: string;
  name: string;
  color: string;
  splittable: boolean;
  bookingMode: BookingMode;
  sortOrder: number;
  roomId: string | null;
  slots: (SlotRule & { id: string })[];
}

export interface PlaceGroup {
  id: string;
  name: string;
  icon: GroupIcon;
  sharedScheduling: boolean;
  sortOrder: number;
  /** Roots and parts, parents before their parts. */
  resources: PlaceResource[];
}

export interface PlaceFacility {
  id: string;
  operatorId: string;
  operatorName: string;
  operatorColor: string;
  name: string;
  street: string | null;
  houseNumber: string | null;
  zip: string | null;
  city: string | null;
  timeZone: string;
  holidayRegion: string;
  publicPlan: boolean;
  showNames: boolean;
  /** Origins of pages that may show the public plan in a frame. */
  embedOrigins: string[];
  version: number;
  sortOrder: number;
  /** Of every weekday, and of the dates that the asked range touches. */
  openingHours: OpeningRule[];
  /** Those that touch the asked range, in order. */
  schoolHolidays: SchoolHoliday[];
  groups: PlaceGroup[];
}

/** Bounds inclusive. */
export interface SchoolHoliday {
  name: string;
  from: string;
  until: string;
}

/**
 * The whole tree of places (D9) in the order people see it, in one statement: facility > group > resource > part, with the
 * slots of every root, and the opening hours and school holidays of a range of dates. A house has dozens of resources, never
 * thousands.
 */
export async function listPlaces(db: Database, range: { from: string; until: string }): Promise<PlaceFacility[]> {
  const rows = await queryRows<{ facility: PlaceFacility }>(
    db,
    sql`
      with recursive tree as (
        select r.*, array[lpad(r.sort_order::text, 8, '0') || r.name] as place from resources r where r.parent_id is null
        union all
        select r.*, tree.place || (lpad(r.sort_order::text, 8, '0') || r.name) from resources r join tree on r.parent_id = tree.id
      ),
      windows as (
        select s.resource_id, json_agg(json_build_object(
          'id', s.id, 'dayOfWeek', s.day_of_week, 'startTime', left(s.start_time::text, 5), 'endTime', left(s.end_time::text, 5),
          'validFrom', s.valid_from, 'validUntil', s.valid_until) order by (s.day_of_week + 6) % 7, s.start_time) as slots
        from slots s group by s.resource_id
      ),
      resources_of as (
        select tree.group_id, json_agg(json_build_object(
          'id', tree.id, 'parentId', tree.parent_id, 'rootId', tree.root_id, 'name', tree.name, 'color', tree.color,
          'splittable', tree.splittable, 'bookingMode', tree.booking_mode, 'sortOrder', tree.sort_order,
          'roomId', tree.room_id, 'slots', coalesce(windows.slots, '[]')) order by tree.place) as resources
        from tree left join windows on windows.resource_id = tree.id group by tree.group_id
      ),
      groups_of as (
        select g.facility_id, json_agg(json_build_object(
          'id', g.id, 'name', g.name, 'icon', g.icon, 'sharedScheduling', g.shared_scheduling, 'sortOrder', g.sort_order,
          'resources', coalesce(resources_of.resources, '[]')) order by g.sort_order, g.name) as groups
        from resource_groups g left join resources_of on resources_of.group_id = g.id group by g.facility_id
      )
      select json_build_object(
        'id', f.id, 'operatorId', f.operator_id, 'operatorName', o.name, 'operatorColor', o.primary_color, 'name', f.name, 'street', f.street,
        'houseNumber', f.house_number, 'zip', f.zip, 'city', f.city, 'timeZone', f.time_zone, 'holidayRegion', f.holiday_region,
        'publicPlan', f.public_plan, 'showNames', f.show_names, 'embedOrigins', f.embed_origins,
        'version', f.version, 'sortOrder', f.sort_order,
        'openingHours', coalesce((select json_agg(json_build_object('dayOfWeek', h.day_of_week, 'date', h.date,
          'opensAt', left(h.opens_at::text, 5), 'closesAt', left(h.closes_at::text, 5)))
          from opening_hours h where h.facility_id = f.id
            and (h.date is null or h.date between ${range.from}::date - 1 and ${range.until}::date)), '[]'),
        'schoolHolidays', coalesce((select json_agg(json_build_object('name', h.name, 'from', h.from_date, 'until', h.until_date) order by h.from_date)
          from school_holidays h where h.region = f.holiday_region and h.from_date <= ${range.until}::date and h.until_date >= ${range.from}::date), '[]'),
        'groups', coalesce(groups_of.groups, '[]')) as facility
      from facilities f join operators o on o.id = f.operator_id left join groups_of on groups_of.facility_id = f.id
      order by f.sort_order, f.name`,
  );
  return rows.map((row) => row.facility);
}
