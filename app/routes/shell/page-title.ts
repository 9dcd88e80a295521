/** The tab's title: the page, then the product; the product alone on an error page. */
export function pageTitle(title: string | undefined): { title: string }[] {
  return [{ title: title ? `${title} · Platzwart` : 'Platzwart' }];
}
