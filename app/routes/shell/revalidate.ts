import type { ShouldRevalidateFunction, ShouldRevalidateFunctionArgs } from '@remix-run/react';

/**
 * A preview's answer that arrives during a navigation ends that navigation with the data so far. A page at another address has
 * to be read then, whatever the preview answered.
 */
const isGoingOn = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean => currentUrl.href !== nextUrl.href;

/** A preview writes nothing, so that the page need not be read again. */
export const revalidateUnlessPreviewed: ShouldRevalidateFunction = (args) =>
  args.defaultShouldRevalidate && (isGoingOn(args) || args.formData?.get('intent') !== 'preview');

/**
 * A preview, and a refused form, wrote nothing: the page need not be read again. While it is read, the button of the form takes no
 * second press.
 */
export const revalidateAfterWrites: ShouldRevalidateFunction = (args) => {
  const answer: unknown = args.actionResult;
  const hasErrors = typeof answer === 'object' && answer !== null && 'errors' in answer;
  const isRefused = hasErrors || args.actionStatus === 422;
  return revalidateUnlessPreviewed(args) && (isGoingOn(args) || !isRefused);
};
