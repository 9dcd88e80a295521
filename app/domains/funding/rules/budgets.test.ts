import { expect, test } from 'vitest';
import { budgetProblem } from './budgets.ts';

const rows: [budget: string, whole: string, others: string, below: string, problem: string | null][] = [
  ['100.00', '100.00', '0.00', '0.00', null],
  ['60.00', '100.00', '40.00', '60.00', null],
  ['60.01', '100.00', '40.00', '0.00', 'exceeds:0.01'],
  ['50.00', '100.00', '0.00', '50.10', 'below_parts:0.10'],
  ['200.00', '100.00', '0.00', '300.00', 'exceeds:100.00'],
];

test.each(rows)('a budget of %s in %s beside %s and above %s: %s', (budget, whole, others, below, problem) =>
  expect(budgetProblem({ budget, whole, others, below })).toBe(problem),
);
