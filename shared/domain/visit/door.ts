/** How somebody was answered at the door who then needed no counter. A closed list, so that it can be counted. */
export const DOOR_ANSWERS = ['informed', 'documentsMissing', 'online', 'otherBranch', 'notHere'] as const;

export type DoorAnswer = (typeof DOOR_ANSWERS)[number];
