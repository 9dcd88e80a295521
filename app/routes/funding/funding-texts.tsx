import type { WingHandle } from '#app/platform/i18n/page-texts.ts';
import { enterWing } from '#app/routes/shell/enter-wing.ts';

export { Outlet as default } from '@remix-run/react';
export const handle: WingHandle = { wing: 'funding' };
// A route without a component would send the page without its screen.
export const loader = () => null;
export const clientLoader = enterWing('funding');
export const shouldRevalidate = () => false;
