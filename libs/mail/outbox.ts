import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { notFound } from '#problems';
import { Settings } from '#settings';
import type { ComposedMail } from './compose.js';
import type { Message } from './message.entity.js';

export type KeptMail = { id: string; to: string; subject: string; date: string; kind: string };
export type KeptMailInFull = { subject: string; to: string; from: string; html: string; text: string; raw: string };

/** `20261122T080000Z-digest-<id>.eml`: in the order of time, and the same mail has the same name. */
const name = /^(\d{8}T\d{6}Z)-([a-z_]+)-([0-9a-f-]{36})\.eml$/;
const shown = 200;

/** Where mail is kept while no mail server is set: one .eml file a mail in DATA_DIR/outbox. */
@Injectable()
export class Outbox {
  private readonly composer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  constructor(private readonly settings: Settings) {}

  /** Writes the mail whole or not at all; written again, it is the same file. */
  async keep(message: Pick<Message, 'id' | 'kind' | 'createdAt'>, mail: ComposedMail): Promise<void> {
    const built = await this.composer.sendMail(mail);
    const time = `${message.createdAt.toISOString().replace(/[-:]|\.\d+/g, '')}`;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, `${time}-${message.kind}-${message.id}.eml`);
    const unfinished = `${file}.${process.pid}.tmp`;
    const handle = await open(unfinished, 'w', 0o600);
    try {
      await handle.writeFile(built.message as Buffer);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  }

  /** Deletes the files of these mails, wherever they are kept; one that is gone is gone. */
  async forget(ids: readonly string[]): Promise<void> {
    const wanted = new Set(ids);
    for (const file of wanted.size ? await this.all() : [])
      if (wanted.has(name.exec(file)![3]!)) await rm(path.join(this.folder, file), { force: true });
  }

  /** The newest mails first, at most 200. Only where Landfall is being tried out: elsewhere nobody reads others' mail. */
  async list(): Promise<KeptMail[]> {
    const names = (await this.names()).reverse().slice(0, shown);
    return Promise.all(
      names.map(async (file) => {
        const [, , kind, id] = name.exec(file)!;
        const { to, subject, date } = await this.parse(await readFile(path.join(this.folder, file)));
        return { id: id!, kind: kind!, to, subject, date };
      }),
    );
  }

  async read(id: string): Promise<KeptMailInFull> {
    const file = (await this.names()).find((f) => name.exec(f)?.[3] === id);
    if (!file) throw notFound('mail');
    const raw = await readFile(path.join(this.folder, file));
    const { subject, to, from, html, text } = await this.parse(raw);
    return { subject, to, from, html, text, raw: raw.toString('utf8') };
  }

  private get folder(): string {
    return path.join(this.settings.values.DATA_DIR, 'outbox');
  }

  private async names(): Promise<string[]> {
    if (!this.settings.values.demonstration) throw notFound('outbox');
    return this.all();
  }

  private async all(): Promise<string[]> {
    const all = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return all.filter((f) => name.test(f)).sort();
  }

  private async parse(raw: Buffer) {
    const mail = await PostalMime.parse(raw);
    return {
      subject: mail.subject ?? '',
      to: mail.to?.map((a) => a.address).join(', ') ?? '',
      from: mail.from ? `${mail.from.name} <${mail.from.address}>` : '',
      date: mail.date ?? '',
      html: mail.html ?? '',
      text: mail.text ?? '',
    };
  }
}
