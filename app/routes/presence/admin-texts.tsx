import type { WingHandle } from '#app/platform/i18n/page-texts.ts';
import { enterWing } from '#app/routes/shell/enter-wing.ts';

export { Outlet as default } from '@remix-run/react';
export const handle: WingHandle = { wing: 'presenceAdmin' };
// A route without a loader is sent by the server without its screen.
export const loader = () => null;
export const clientLoader = enterWing('presenceAdmin');
export const shouldRevalidate = () => false;
