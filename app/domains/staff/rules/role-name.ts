/** A role without a translation, as a word of a page: stored in lower case, shown with a capital. */
export const capitalized = (role: string): string => role.slice(0, 1).toUpperCase() + role.slice(1);
