import { describe, expect, test } from 'vitest';
import { centsOf, differenceOf, moneyOf, parseMoney, sumOf } from './money.ts';

describe('parseMoney', () => {
  test.each([
    ['1.234,56', '1234.56'],
    ['1234,56', '1234.56'],
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234', '1234.00'],
    ['1234', '1234.00'],
    ['12,5', '12.50'],
    ['12.5', '12.50'],
    ['0', '0.00'],
    [' 1 234,00 € ', '1234.00'],
    ['-1', '-1.00'],
    ['−0,05', '-0.05'],
    ['9.999.999.999,99', '9999999999.99'],
  ])('reads %s as %s', (text, money) => expect(parseMoney(text)).toBe(money));

  test.each(['', '1,5,0', '1.5.0', '1,234', '12.34,5', 'abc', '1e3', '--1', '10000000000', '0.001', '1.23,456'])(
    'does not read %s',
    (text) => expect(parseMoney(text)).toBeNull(),
  );
});

test('adds and subtracts whole cents', () => {
  expect(sumOf(['0.10', '0.20', '-0.01'])).toBe('0.29');
  expect(sumOf([])).toBe('0.00');
  expect(differenceOf('1.00', '1.05')).toBe('-0.05');
});

test.each(['0.05', '-0.05', '12.00', '-9999999999.99'])('keeps %s through cents', (money) =>
  expect(moneyOf(centsOf(money))).toBe(money),
);
