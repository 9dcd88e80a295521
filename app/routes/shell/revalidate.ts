import type { ShouldRevalidateFunction } from '@remix-run/react';

/** A preview writes nothing, so nothing has to be read again after it. */
export const revalidateUnlessPreviewed: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('intent') !== 'preview' && defaultShouldRevalidate;
