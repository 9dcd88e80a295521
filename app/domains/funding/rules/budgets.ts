import { centsOf, moneyOf } from './money.ts';

/** Why a budget does not fit: `exceeds:` by how much it and the others exceed the whole, `below_parts:` by how much its own parts exceed it. */
export type BudgetProblem = `exceeds:${string}` | `below_parts:${string}`;

/** Null when a budget fits in its whole, beside the others, and above what is below it. All money. */
export function budgetProblem({
  budget,
  whole,
  others,
  below,
}: {
  budget: string;
  whole: string;
  others: string;
  below: string;
}): BudgetProblem | null {
  const over = centsOf(others) + centsOf(budget) - centsOf(whole);
  if (over > 0n) return `exceeds:${moneyOf(over)}`;
  const under = centsOf(below) - centsOf(budget);
  return under > 0n ? `below_parts:${moneyOf(under)}` : null;
}
