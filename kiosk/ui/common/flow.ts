import type { RefObject } from 'react';

/** What the frame knows of the flow within it: nothing of what its screens are called, or ask. */
export type FlowFace = {
  /** Another word for each screen: the focus moves to it, and the guide reads it. */
  readonly screen: string;
  /** Whether a step back is possible now. */
  readonly canGoBack: boolean;
  /** The person has what they came for: nothing is left to step back to. */
  readonly ended: boolean;
};

/** Where a flow that keeps its own state stands within the frame. */
export type FlowSlot = {
  readonly show: (face: FlowFace) => void;
  /** Goes one screen back; false at the flow's first one, where the frame goes back itself. */
  readonly back: RefObject<(() => boolean) | null>;
};
