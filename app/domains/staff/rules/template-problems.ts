/** The fields of a template that may contradict each other. */
export interface TemplateEnd {
  readonly endTimeType: 'fixed' | 'close_plus' | null;
  readonly endTimeFixed: string | null;
  readonly closePlusMinutes: number | null;
  readonly workAreaId: string | null;
  readonly eventMode: boolean;
  readonly skipHolidays: boolean;
}

export type TemplateProblems = Partial<
  Record<keyof TemplateEnd | 'code', 'fixed' | 'plus' | 'area' | 'area_unknown' | 'code_taken'>
>;

/** Fields that contradict each other. A close, an event and a holiday are those of the work area's facility. */
export function templateProblems(input: TemplateEnd, isAreaKnown: boolean): TemplateProblems {
  const { endTimeType, workAreaId } = input;
  const needsArea = endTimeType === 'close_plus' || input.eventMode || input.skipHolidays;
  return {
    ...(endTimeType === 'fixed' && input.endTimeFixed === null && { endTimeFixed: 'fixed' as const }),
    ...(endTimeType === 'close_plus' && input.closePlusMinutes === null && { closePlusMinutes: 'plus' as const }),
    ...(workAreaId === null && needsArea && { workAreaId: 'area' as const }),
    ...(workAreaId !== null && !isAreaKnown && { workAreaId: 'area_unknown' as const }),
  };
}
