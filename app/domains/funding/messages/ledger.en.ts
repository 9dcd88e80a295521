import { en as audit } from './audit.en.ts';
import { en as money } from './money.en.ts';

/** Texts of the financing plan, of receipts and of the audit log. */
export const en = { ...money, ...audit } as const;
