/** The language of a message: Indonesian or English. */
export type Lang = 'id' | 'en';
