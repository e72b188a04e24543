/** Sentences of mails and of the pages behind signed links: no screen says them, and the bundle leaves out what begins so (bin/build-console.mjs). */
export type Elsewhere = 'mail' | 'consent' | 'unsubscribe' | 'verify' | 'outbox' | 'recipient' | 'rights';
