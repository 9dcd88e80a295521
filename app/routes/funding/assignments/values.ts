/** The fields of the forms of assignments as texts; each form has some of them. */
export interface AssignmentValues {
  readonly userId: string;
  readonly role: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly remark: string;
  readonly lastDay: string;
}

export const NEW_ASSIGNMENT: AssignmentValues = {
  userId: '',
  role: 'author',
  validFrom: '',
  validUntil: '',
  remark: '',
  lastDay: '',
};

export function assignmentOfForm(form: FormData): AssignmentValues {
  const text = (name: keyof AssignmentValues) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    userId: text('userId'),
    role: text('role'),
    validFrom: text('validFrom'),
    validUntil: text('validUntil'),
    remark: text('remark'),
    lastDay: text('lastDay'),
  };
}
