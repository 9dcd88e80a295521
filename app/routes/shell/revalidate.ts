import type { ShouldRevalidateFunction, ShouldRevalidateFunctionArgs } from '@remix-run/react';

/**
 * A preview that comes back while somebody goes on ends that navigation with what it has: a page at another address has to be
 * read then, whatever the preview said.
 */
const isGoingOn = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean => currentUrl.href !== nextUrl.href;

/** A preview wrote nothing; after anything else the page shows what there is now. */
export const revalidateUnlessPreviewed: ShouldRevalidateFunction = (args) =>
  args.defaultShouldRevalidate && (isGoingOn(args) || args.formData?.get('intent') !== 'preview');

/** A preview, and an answer that names errors, wrote nothing: so nothing has to be read again. */
export const revalidateAfterWrites: ShouldRevalidateFunction = (args) => {
  const answer: unknown = args.actionResult;
  const isRefused = typeof answer === 'object' && answer !== null && 'errors' in answer;
  return revalidateUnlessPreviewed(args) && (isGoingOn(args) || !isRefused);
};
