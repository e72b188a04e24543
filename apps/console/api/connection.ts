import { Store } from './store.js';

/** Whether the last request was answered. */
export const connection = new Store<'here' | 'away'>('here');
