import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

type IconProps = ComponentProps<'svg'>;

/** A component that shows the icon at this address (see icon-sprite.ts). Size and colour default to those of the text. */
export function icon(href: string) {
  return function Icon({ className, strokeWidth, ...rest }: IconProps) {
    return (
      <svg className={cx('icon', className)} {...rest}>
        <use href={href} strokeWidth={strokeWidth} />
      </svg>
    );
  };
}
