import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'button'>, 'onClick' | 'type'> & {
  readonly onPress: () => void;
  /** Set where pressing quickly several times is meant, as on a keyboard. */
  readonly repeatable?: boolean;
};

/** A button that takes a double tap as one touch, so that the second tap never answers the next question. */
export function Press({ onPress, repeatable = false, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      onClick={(event) => {
        if (repeatable || event.detail < 2) onPress();
      }}
    />
  );
}
