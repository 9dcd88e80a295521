import type { ShouldRevalidateFunction } from '@remix-run/react';

/** A preview, and an answer that names errors, wrote nothing: so nothing has to be read again. */
export const revalidateAfterWrites: ShouldRevalidateFunction = ({
  formData,
  actionResult,
  defaultShouldRevalidate,
}) => {
  const answer: unknown = actionResult;
  const isRefused = typeof answer === 'object' && answer !== null && 'errors' in answer;
  return !isRefused && formData?.get('intent') !== 'preview' && defaultShouldRevalidate;
};
