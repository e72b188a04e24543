export const startingPolicy = { version: 1 };
