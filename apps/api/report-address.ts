import { Reports } from '#mail';
import { readSettings, Settings } from '#settings';

/** Prints where the mail server posts what comes back (docs/operating.md). */
console.log(Reports.addressFor(new Settings(readSettings()).values));
