import { after } from '#ledger';
