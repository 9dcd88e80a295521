/** Hints of working time, by their code; `minutes` or `hours` is what was worked, rested or paused. They refuse nothing. */
export const en = {
  W_BREAK_30: 'More than 6 hours of work need a break of 30 minutes; there were {minutes} (ArbZG section 4).',
  W_BREAK_45: 'More than 9 hours of work need a break of 45 minutes; there were {minutes} (ArbZG section 4).',
  W_CONTINUOUS_6H: 'More than 6 hours without a break: {hours} hours (ArbZG section 4).',
  W_MAX_10H: 'More than 10 hours of work on one day: {hours} hours (ArbZG section 3).',
  W_REST_11H: 'Less than 11 hours of rest before this day: {hours} hours (ArbZG section 5).',
  W_SUNDAY: 'Work on a Sunday: {hours} hours (ArbZG section 9).',
  W_NIGHT: 'Night work between 23:00 and 06:00: {hours} hours (ArbZG section 2).',
  W_YOUTH_BREAK_30:
    'Minors need a break of 30 minutes after more than 4½ hours; there were {minutes} (JArbSchG section 11).',
  W_YOUTH_BREAK_60:
    'Minors need breaks of 60 minutes after more than 6 hours; there were {minutes} (JArbSchG section 11).',
  W_YOUTH_CONTINUOUS: 'Minors: more than 4½ hours without a break, {hours} hours (JArbSchG section 11).',
  W_YOUTH_MAX_8H: 'Minors: more than 8 hours of work on one day, {hours} hours (JArbSchG section 8).',
  W_YOUTH_REST_12H: 'Minors: less than 12 hours off before this day, {hours} hours (JArbSchG section 13).',
  W_YOUTH_SATURDAY: 'Minors: work on a Saturday, {hours} hours (JArbSchG section 16).',
  W_YOUTH_SUNDAY: 'Minors: work on a Sunday, {hours} hours (JArbSchG section 17).',
  W_YOUTH_NIGHT: 'Minors: work between 20:00 and 06:00, {hours} hours (JArbSchG section 14).',
  W_LATE_RECORD: 'Written down {days} days later; 7 days at the latest (MiLoG section 17).',
} as const;
