import path from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '#settings';
import { anchorLedger, readAnchors } from './anchors.js';
import { verifyLedger, type Ask, type Verified } from './verify.js';

/** Where the anchors are kept, and by whose key they are signed. */
@Injectable()
export class Anchors {
  constructor(private readonly settings: Settings) {}

  write(em: EntityManager): Promise<void> {
    return anchorLedger(em, this.file, this.settings.values.ledgerSecret);
  }

  /** Whether the ledger still is what it was, in itself and by the anchors; what is wrong with these comes first. */
  async verify(ask: Ask): Promise<Verified> {
    const { anchors, problems } = readAnchors(this.file, this.settings.values.ledgerSecret);
    const verified = await verifyLedger(ask, anchors);
    return {
      ...verified,
      broken: [...problems.map((why) => ({ chain: null, place: null, entry: null, why })), ...verified.broken],
    };
  }

  get file(): string {
    const { LEDGER_ANCHORS, DATA_DIR } = this.settings.values;
    return path.resolve(LEDGER_ANCHORS ?? path.join(DATA_DIR, 'ledger-anchors.jsonl'));
  }
}
