import type { Part } from '#app/parts.ts';

/** The credential that a route may read. The type requires it for every new route (quality 8). */
export type Credentials = 'cookie' | 'bearer' | 'either' | 'none';

export interface RouteRow<Layout extends string = string> {
  readonly path: string;
  readonly file: string;
  readonly credentials: Credentials;
  /** The body limit in bytes of a route that takes files; without it a page takes 128 KiB and the API 2 MiB. */
  readonly upload?: number;
  /** While this part is off, the URL answers 404 (server/part-guard.ts). */
  readonly part?: Part;
  /** The layout route that loads the texts of this screen; without one, they load with every page. */
  readonly layout?: Layout;
}
