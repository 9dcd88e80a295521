export { addSchoolHolidays, holidaysKnownUntilSql } from './extend-school-holidays.server.ts';
export { isPartOn, keepParts, listPartsOn, onPartsChanged } from './house-parts.server.ts';
export { PUBLIC_PLAN_TOPIC } from './live.ts';
export { publicHolidays } from './public-holidays.server.ts';
export { readPublicRoots } from './public-roots.server.ts';
export {
  listPlaces,
  type PlaceFacility,
  type PlaceGroup,
  type PlaceResource,
  type SchoolHoliday,
} from './queries.server.ts';
