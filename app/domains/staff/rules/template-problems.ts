import type { TemplateInput } from '#app/domains/staff/crew/schema.ts';

export type TemplateProblems = Partial<
  Record<keyof TemplateInput, 'fixed' | 'plus' | 'area' | 'area_unknown' | 'code_taken'>
>;

/** Fields that contradict each other. A close, an event and a holiday are those of the work area's facility. */
export function templateProblems(
  input: Pick<
    TemplateInput,
    'endTimeType' | 'endTimeFixed' | 'closePlusMinutes' | 'workAreaId' | 'eventMode' | 'skipHolidays'
  >,
  isAreaKnown: boolean,
): TemplateProblems {
  const { endTimeType, workAreaId } = input;
  const needsArea = endTimeType === 'close_plus' || input.eventMode || input.skipHolidays;
  return {
    ...(endTimeType === 'fixed' && input.endTimeFixed === null && { endTimeFixed: 'fixed' as const }),
    ...(endTimeType === 'close_plus' && input.closePlusMinutes === null && { closePlusMinutes: 'plus' as const }),
    ...(workAreaId === null && needsArea && { workAreaId: 'area' as const }),
    ...(workAreaId !== null && !isAreaKnown && { workAreaId: 'area_unknown' as const }),
  };
}
