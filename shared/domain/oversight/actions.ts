/** How an action goes: it is under way, done, or nobody does it any more. The last two end it. */
export const ACTION_STEPS = ['going', 'done', 'dropped'] as const;
export type ActionStep = (typeof ACTION_STEPS)[number];
