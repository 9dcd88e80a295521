/** The tab's title: what the page shows, then the product; on an error page the product alone. */
export function pageTitle(title: string | undefined): { title: string }[] {
  return [{ title: title ? `${title} · Platzwart` : 'Platzwart' }];
}
