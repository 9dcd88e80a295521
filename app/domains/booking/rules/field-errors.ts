export type RequestField =
  | 'resourceId'
  | 'teamId'
  | 'eventTypeId'
  | 'date'
  | 'startTime'
  | 'endTime'
  | 'title'
  | 'dayOfWeek'
  | 'startDate'
  | 'endDate';

/** Well-formed input that a rule refuses: the field and the reason; `values` are arguments of the message. */
export interface FieldError {
  field: RequestField;
  code:
    | 'resource_unknown'
    | 'team_required'
    | 'team_unknown'
    | 'team_not_yours'
    | 'type_unknown'
    | 'type_not_allowed'
    | 'no_grant'
    | 'title_required'
    | 'title_too_long'
    | 'off_grid'
    | 'end_before_start'
    | 'past'
    | 'end_passed'
    | 'running_longer'
    | 'too_far_ahead'
    | 'time_skipped'
    | 'time_repeated'
    | 'no_slot'
    /** The windows of this weekday end, or begin, on another day. */
    | 'slots_ended'
    | 'slots_begin'
    | 'outside_slot'
    | 'range_end_before_start'
    | 'weekday_not_in_range'
    | 'too_many_dates'
    | 'no_date_left';
  values?: Record<string, string>;
}
