/** Texts of plan lines and receipts. */
export const de = {
  money: { plan: 'Finanzplan', receipts: 'Belege' },
} as const;
