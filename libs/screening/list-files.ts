import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, type Actor } from '#database';
import { addJob, record } from '#ledger';
import { Settings } from '#settings';
import { ListSource, ScreeningList } from './entities.js';
import { inForceAtHome } from './jurisdictions.js';
import { fingerprint, readListFile, type ListFile } from './lists/files.js';
import type { Said } from './lists/listed.js';
import { fileOf, readManifest, type ManifestEntry } from './lists/manifest.js';
import { ListRefused } from './lists/refused.js';
import { LoadListFile, LookForLists } from './screening.jobs.js';
import { takeList, type ListToTake } from './taking.js';

/** Lists that come as files: looked for in a folder, or named to the command. */
@Injectable()
export class ListFiles {
  constructor(private readonly settings: Settings) {}

  /** At the start of a worker: a folder is looked into at once; without one, nothing is due. */
  async begin(em: EntityManager): Promise<void> {
    await em.query(
      this.settings.values.LISTS_DIR
        ? `insert into screening.looks (at) values (landfall.now()) on conflict (single) do update set at = excluded.at`
        : `delete from screening.looks`,
    );
  }

  /** Job: which files of the folder are new; each is read in a job of its own. One that is the same, fetched again, is current. */
  async look(em: EntityManager): Promise<void> {
    const folder = this.settings.values.LISTS_DIR;
    if (!folder) return;
    for (const entry of await readManifest(folder)) {
      const source = await this.sourceOf(em, entry.name);
      const found = await this.seen(folder, entry);
      if (found instanceof ListRefused) await this.refuse(em, source, '', found);
      else if (found.hash !== source.hash) await addJob(em, LoadListFile, { source: source.id });
      else await em.query(current, [entry.name, found.day]);
    }
  }

  /** Job: one file of the folder. A bad one is refused, with the line and the reason, and its list stays as it was. */
  async loadFromFolder(em: EntityManager, id: string): Promise<void> {
    const folder = this.settings.values.LISTS_DIR;
    const source = await em.findOneBy(ListSource, { id });
    const entry = folder && source && (await readManifest(folder)).find(({ name }) => name === source.name);
    if (!folder || !source || !entry) return;
    const found = await this.seen(folder, entry);
    if (found instanceof ListRefused) return this.refuse(em, source, '', found);
    await em.query('savepoint the_list');
    try {
      await this.load(em, system(LoadListFile.name), { ...entry, currentOn: found.day }, fileOf(folder, entry));
      await em.update(ListSource, { id }, { hash: found.hash, refusedRule: null, refusedLine: null, refusedAt: null });
    } catch (error) {
      if (!(error instanceof ListRefused)) throw error;
      await em.query('rollback to savepoint the_list');
      await this.refuse(em, source, found.hash, error);
    }
  }

  /** Reads a file as a list and takes it, in the caller's transaction. */
  async load(
    em: EntityManager,
    actor: Actor,
    list: Omit<ListToTake, 'dated'> & { dated?: string | undefined },
    file: ListFile,
  ): Promise<ScreeningList> {
    const said: Said = {};
    const applies = inForceAtHome(list.applies, this.settings.values.HOME_COUNTRY);
    return takeList(
      em,
      actor,
      { ...list, applies, dated: () => list.dated ?? said.dated ?? list.currentOn },
      readListFile(file, said),
    );
  }

  private async sourceOf(em: EntityManager, name: string): Promise<ListSource> {
    await em.query(`insert into screening.sources (id, name) values ($1, $2) on conflict (name) do nothing`, [
      randomUUID(),
      name,
    ]);
    return em.findOneByOrFail(ListSource, { name });
  }

  private async seen(folder: string, entry: ManifestEntry): Promise<{ hash: string; day: string } | ListRefused> {
    const { path, beside } = fileOf(folder, entry);
    try {
      const { hash, day } = await fingerprint(beside ? [path, beside] : [path]);
      // what the manifest says of it counts as the file does
      return { hash: `${hash} ${JSON.stringify(entry)}`, day };
    } catch (error) {
      if (error instanceof ListRefused) return error;
      throw error;
    }
  }

  /** Said once for each file, however often it is looked at. */
  private async refuse(em: EntityManager, source: ListSource, hash: string, { rule, line }: ListRefused): Promise<void> {
    if (source.refusedRule === rule && source.hash === hash) return;
    const refused = { hash, refusedRule: rule, refusedLine: line ?? null, refusedAt: () => 'landfall.now()' };
    await em.update(ListSource, { id: source.id }, refused);
    await record(
      em,
      system(LookForLists.name),
      { name: 'ListRefused', facts: { source: source.id, rule, ...(line && { line }) } },
      { subject: source.id },
    );
  }
}

/** Fetched again and still the same: this is how old it is now. */
const current = `update screening.lists set current_on = $2 where name = $1 and retired_at is null and current_on < $2::date`;
