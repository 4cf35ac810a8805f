/** What a citizen may file with the office of information, complaints and suggestions (DS 680/1990). */
export type OirsKind = 'query' | 'complaint' | 'suggestion' | 'compliment' | 'request';
