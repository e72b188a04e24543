import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dataSource, type Entities } from '#database';
import { entities } from '../../apps/rooms.js';
import { openDatabase, type OpenDatabase } from '../setup/open-database.js';

/** Indexes, constraints and foreign keys are made by migrations only, so TypeORM wants them gone; everything else is a difference. */
const leftToMigrations = /^(DROP INDEX|ALTER TABLE \S+ DROP CONSTRAINT) /;

async function differences(owner: string, of: Entities): Promise<string[]> {
  const source = await dataSource(owner, of).initialize();
  try {
    const log = await source.driver.createSchemaBuilder().log();
    return log.upQueries.map((q) => q.query).filter((query) => !leftToMigrations.test(query));
  } finally {
    await source.destroy();
  }
}

describe('entities and migrations', () => {
  let db: OpenDatabase;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());

  it('do not differ', async () => {
    expect(await differences(db.owner, entities)).toEqual([]);
  });

  it('differ when an entity has a column of another type, or one more', async () => {
    @Entity({ schema: 'mail', name: 'suppressions' })
    class Planted {
      @PrimaryColumn({ type: 'text' }) address!: string;
      @PrimaryColumn({ type: 'text' }) kind!: string;
      @Column({ type: 'integer' }) reason!: number;
      @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
      @Column({ type: 'text', nullable: true }) extra!: string | null;
    }
    const found = (await differences(db.owner, [Planted])).join('\n');
    expect(found).toContain('"reason" integer NOT NULL');
    expect(found).toContain('ADD "extra" text');
  });

  it('differ when a migration has a column that no entity knows', async () => {
    await db.rows(`alter table members.people add column forgotten text`);
    expect((await differences(db.owner, entities)).join('\n')).toContain('DROP COLUMN "forgotten"');
    await db.rows(`alter table members.people drop column forgotten`);
  });
});
