import type { MigrationInterface, QueryRunner } from 'typeorm';

const offers = `select from listings.listings l where l.organisation = organisations.id and l.side = 'offering'`;
const seen = (exists: string) => `
  alter policy api_select_offerer on members.organisations using (cardinality((select landfall.actor_hubs())) > 0 and exists (${exists}));`;

export class WhetherSomebodyOffersIsLookedUp implements MigrationInterface {
  name = 'WhetherSomebodyOffersIsLookedUp1763000000083';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whatever names a firm to a coordinator, a line of the queue too, read every listing first, to hash who offers at all: with 12,000 of them that
      -- was two thirds of the time for a page's hundred pairs. "offset 0" keeps the planner from turning the question round.
      create index offerers on listings.listings (organisation) where side = 'offering';
      ${seen(`${offers} offset 0`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${seen(offers)}
      drop index listings.offerers;
    `);
  }
}
