import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnImportKeepsItsRefusals implements MigrationInterface {
  name = 'AnImportKeepsItsRefusals1763000000051';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Rows by the rule that refused them, as they were when the file was checked or brought in. Counted at each look, of 100,000 rows that come in
      -- while somebody watches, the counting was most of what the database did.
      alter table imports.imports add column refusals jsonb not null default '[]';
      update imports.imports i set refusals = coalesce((
        select jsonb_agg(jsonb_build_object('field', f.field, 'rule', f.rule, 'message', f.message, 'rows', f.rows) order by f.rows desc, f.field, f.rule)
        from (select regexp_replace(e ->> 'field', '\\.\\d+', '', 'g') as field, e ->> 'rule' as rule, min(e ->> 'message') as message,
                count(distinct r.number)::int as rows
              from imports.rows r, jsonb_array_elements(r.errors) e where r.import = i.id and r.errors is not null
              group by 1, 2 order by 4 desc, 1, 2 limit 100) f), '[]')
      where i.rows is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table imports.imports drop column refusals`);
  }
}
