/** Who comes: another computer of the person who is logged in, or another person. */
export type Invited = 'computer' | 'person';
