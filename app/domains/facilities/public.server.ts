export { isPartOn, keepParts, listPartsOn, onPartsChanged } from './house-parts.server.ts';
export { publicHolidays } from './public-holidays.server.ts';
export {
  listPlaces,
  type PlaceFacility,
  type PlaceGroup,
  type PlaceResource,
  type SchoolHoliday,
} from './queries.server.ts';
export { SCHOOL_HOLIDAYS, SCHOOL_HOLIDAYS_SOURCE } from './reference/school-holidays.ts';
