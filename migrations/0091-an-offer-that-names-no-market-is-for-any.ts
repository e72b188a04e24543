import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mine, myHub, operator } from './sql.js';

const seen = (forMarket: string) => `
  alter policy api_select on listings.listings using (${mine('organisation')} or ${myHub('hub')} or ${operator}
    or (side = 'offering' and state in ('published', 'withdrawn', 'expired') and ${forMarket}));`;
const named = `target_countries && (select landfall.actor_countries())`;

export class AnOfferThatNamesNoMarketIsForAny implements MigrationInterface {
  name = 'AnOfferThatNamesNoMarketIsForAny1763000000091';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- It is matched with the needs of every hub, as nothing speaks against it; whoever is to review the pair must see what is offered.
      ${seen(`(${named} or (target_countries = '{}' and cardinality((select landfall.actor_countries())) > 0))`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(seen(named));
  }
}
