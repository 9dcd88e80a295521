/** What another language must say to match a German catalogue: the same keys, any text. */
export type CatalogueShape<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : CatalogueShape<Messages[Key]>;
};
