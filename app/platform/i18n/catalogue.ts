/** The type of another language's catalogue: the keys of the German one, any text. */
export type CatalogueShape<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : CatalogueShape<Messages[Key]>;
};
