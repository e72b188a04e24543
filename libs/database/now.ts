/** The product's clock as a value to write, in the milliseconds that a Date holds: what is read back compares as equal. */
export const now = () => `date_trunc('milliseconds', landfall.now())`;
