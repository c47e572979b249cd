/** What the row of an erased personal part says; its `concerns` is the row that lost it. Merges follow it. */
export const erasedEvent = 'personal-erased';
