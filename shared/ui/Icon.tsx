import type { LucideIcon } from 'lucide-react';

type Props = {
  readonly of: LucideIcon;
  /** Side in pixels at the normal text size. */
  readonly size?: number;
};

/** A line drawing beside words that say the same; all of one weight, whatever their size. */
export function Icon({ of: Drawing, size = 32 }: Props) {
  return (
    <Drawing
      aria-hidden="true"
      focusable="false"
      size={`${size / 16}rem`}
      strokeWidth={1.75}
      absoluteStrokeWidth={false}
    />
  );
}
