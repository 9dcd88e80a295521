import { z } from 'zod';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { slugOf } from '#app/platform/text.ts';

/** The form of a room. Messages are keys of `facilities.rooms.errors`. */
const strict = { error: namesUnknownFields };
const isOn = z.boolean('unreadable').optional().default(false);
const roomFields = {
  name: textUpTo(80, 'too_long:80', 'name')
    .refine(isReadableText, 'unreadable')
    .transform(trimmedText)
    .pipe(z.string('name').min(1, 'name')),
  /** Suggested from the name when it is empty. */
  slug: z
    .string('slug')
    .max(40, 'slug')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug')
    .nullish()
    .transform((slug) => slug ?? null),
  isPublic: isOn,
  isActive: isOn,
  /** Root resources of the facility that lie in the room. */
  resourceIds: z
    .array(z.uuid('unreadable'), 'unreadable')
    .max(200, 'unreadable')
    .optional()
    .default([])
    .transform((ids) => [...new Set(ids)].toSorted()),
};

type Fields = z.output<z.ZodObject<typeof roomFields>>;
const withSlug = <Input extends Fields>({ slug, ...input }: Input) => ({ ...input, slug: slug ?? slugOf(input.name) });

export const createRoomSchema = z
  .strictObject({ intent: z.literal('save').optional(), facilityId: z.uuid('facility'), ...roomFields }, strict)
  .transform(({ intent: _intent, ...input }) => withSlug(input));

export const roomActSchema = z.discriminatedUnion('intent', [
  z
    .strictObject(
      { intent: z.literal('save'), version: z.int('unreadable').min(1, 'unreadable'), ...roomFields },
      strict,
    )
    .transform(withSlug),
  z.strictObject({ intent: z.literal('remove') }, strict),
]);

export interface RoomInput {
  readonly name: string;
  readonly slug: string;
  readonly isPublic: boolean;
  readonly isActive: boolean;
  readonly resourceIds: readonly string[];
}
