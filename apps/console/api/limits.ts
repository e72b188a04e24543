// Made from /openapi.json by `npm run client`; a test compares them.
export const limits = { NewOffering: {}, NewNeed: {} } as const;
