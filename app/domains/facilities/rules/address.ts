export interface PostalAddress {
  street: string | null;
  houseNumber: string | null;
  zip: string | null;
  city: string | null;
}

/** "Am Sportpark 1, 65510 Hünstetten-Görsroth", as far as it is known; null when nothing is. */
export function addressLine({ street, houseNumber, zip, city }: PostalAddress): string | null {
  const join = (parts: (string | null)[], separator: string) => parts.filter(Boolean).join(separator) || null;
  return join([join([street, houseNumber], ' '), join([zip, city], ' ')], ', ');
}
