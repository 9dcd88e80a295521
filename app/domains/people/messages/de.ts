export const de = {
  role: { admin: 'Administrator', manager: 'Dienstleitung', trainer: 'Trainer', member: 'Mitglied', extern: 'Extern' },
  deletedPerson: 'Gelöschte Person',
} as const;
