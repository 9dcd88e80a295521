import type { StoredMeasure } from '#app/domains/funding/store/projects.server.ts';

/** The fields of a measure's form as texts. */
export interface MeasureValues {
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly budget: string;
  readonly status: string;
  readonly progress: string;
  readonly plannedFrom: string;
  readonly plannedUntil: string;
  readonly actualFrom: string;
  readonly actualUntil: string;
  readonly parentId: string;
}

export const newMeasure = (parentId: string): MeasureValues => ({
  number: '',
  title: '',
  description: '',
  budget: '',
  status: 'planned',
  progress: '0',
  plannedFrom: '',
  plannedUntil: '',
  actualFrom: '',
  actualUntil: '',
  parentId,
});

export function measureOfForm(form: FormData): MeasureValues {
  const names = Object.keys(newMeasure('')) as (keyof MeasureValues)[];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(names.map((name) => [name, text(name)])) as unknown as MeasureValues;
}

/** `budget` is the amount as people write it. */
export function measureOfRow(row: StoredMeasure, budget: string): MeasureValues {
  return {
    number: row.number,
    title: row.title,
    description: row.description ?? '',
    budget,
    status: row.status,
    progress: String(row.progress),
    plannedFrom: row.plannedFrom ?? '',
    plannedUntil: row.plannedUntil ?? '',
    actualFrom: row.actualFrom ?? '',
    actualUntil: row.actualUntil ?? '',
    parentId: row.parentId ?? '',
  };
}
