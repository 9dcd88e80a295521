/**
 * The parts that an admin switches on and off for the whole installation (table house_settings, one column each). A part
 * without code is off, and the settings page does not offer it. The change that adds the code sets `isBuilt`.
 */
export const PARTS = {
  doors: { isBuilt: true },
  presence: { isBuilt: true },
  staff: { isBuilt: true },
  funding: { isBuilt: true },
} as const satisfies Readonly<Record<string, { readonly isBuilt: boolean }>>;

export type Part = keyof typeof PARTS;
export type BuiltPart = { [P in Part]: (typeof PARTS)[P]['isBuilt'] extends true ? P : never }[Part];

const isBuilt = (part: Part): part is BuiltPart => PARTS[part].isBuilt;
export const BUILT_PARTS: readonly BuiltPart[] = (Object.keys(PARTS) as Part[]).filter(isBuilt);

/** The parts that are on. Without a row of settings, each part has its default, the one of its column. */
export function partsOn(switches: Readonly<Record<Part, boolean>> = DEFAULT_SWITCHES): ReadonlySet<Part> {
  return new Set<Part>(BUILT_PARTS.filter((part) => switches[part]));
}

const DEFAULT_SWITCHES: Readonly<Record<Part, boolean>> = {
  doors: true,
  presence: false,
  staff: false,
  funding: false,
};
