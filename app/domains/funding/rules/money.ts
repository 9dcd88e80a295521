/** Money is text as PostgreSQL writes numeric(12,2): `1234.50`, `-3.00`. Sums are made of whole cents, never of floats. */

/** Numeric(12,2) has ten digits before the point. */
const MAX_CENTS = 10n ** 12n - 1n;
const GERMAN = /^-?(?:[1-9]\d{0,2}(?:[.]\d{3})+|\d+)(?:,\d{1,2})?$/;
const ENGLISH = /^-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)[.]\d{1,2}$/;

/** `1.234,56`, `1234,56`, `1234.56`, `1,234.56`, `1.234` (thousands) -> `1234.56`; null for anything else and for more than ten digits. */
export function parseMoney(text: string): string | null {
  const bare = text.replaceAll(/[\s€]/g, '').replace('−', '-');
  const plain = GERMAN.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : ENGLISH.test(bare)
      ? bare.replaceAll(',', '')
      : null;
  if (plain === null) return null;
  const cents = centsOf(plain);
  return cents > MAX_CENTS || cents < -MAX_CENTS ? null : moneyOf(cents);
}

/** `1234.5` -> 123450n. The text is a decimal number with at most two digits after the point. */
export function centsOf(money: string): bigint {
  const [whole = '0', fraction = ''] = money.replace('-', '').split('.');
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return money.startsWith('-') ? -cents : cents;
}

/** 123450n -> `1234.50` */
export function moneyOf(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sumOf(amounts: readonly string[]): string {
  return moneyOf(amounts.reduce((sum, amount) => sum + centsOf(amount), 0n));
}

/** `one` minus `other`. */
export function differenceOf(one: string, other: string): string {
  return moneyOf(centsOf(one) - centsOf(other));
}
