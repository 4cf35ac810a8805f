/** What a citizen may file with the office of information, complaints and suggestions (DS 680/1990). */
export type OirsKind = 'query' | 'complaint' | 'suggestion' | 'compliment' | 'request';

/** How what somebody says came to the branch: typed at a kiosk, told at a counter, told by telephone, or on paper that was sent. */
export type OirsChannel = 'kiosk' | 'desk' | 'phone' | 'letter';

/** How a case ended: answered here, passed on to whoever it belongs to, or taken back by its person. */
export type OirsOutcome = 'answered' | 'referred' | 'withdrawn';
