import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Mapping } from './mapping.schema.js';

export const kinds = ['organisations', 'contacts', 'offerings', 'needs'] as const;
export type KindName = (typeof kinds)[number];
/** `profiles`: JSON lines in the shape of the European partnering database. */
export const formats = ['csv', 'xlsx', 'jsonl', 'profiles'] as const;
export type Format = (typeof formats)[number];

/** The life of an import. A file that was refused, or read by the wrong columns, may be sent or read again. */
export const importLife = {
  receiving: ['reading', 'dropped'],
  reading: ['checked', 'refused'],
  refused: ['reading', 'dropped'],
  checked: ['reading', 'running', 'dropped'],
  running: ['done'],
  done: ['undoing'],
  undoing: ['undone'],
  undone: [],
  dropped: [],
} as const;
export type ImportState = keyof typeof importLife;

export type ReadAs = { encoding: string | null; delimiter: string | null; columns: string[]; empty?: number };
/** Rows that one rule refused or kept back. */
export type Refusal = { field: string; rule: string; message: string; rows: number };
export type Refused = { rule: string; message: string; line: number | null };

@Entity({ schema: 'imports', name: 'imports' })
export class Import {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'text' }) kind!: KindName;
  @Column({ type: 'text' }) format!: Format;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'uuid', nullable: true }) organisation!: string | null;
  @Column({ type: 'uuid', nullable: true }) hub!: string | null;
  @Column({ type: 'text', nullable: true }) encoding!: string | null;
  @Column({ type: 'text', nullable: true }) delimiter!: string | null;
  @Column({ type: 'jsonb', nullable: true }) mapping!: Mapping | null;
  @Column({ type: 'boolean', default: false }) publish!: boolean;
  @Column({ type: 'text', default: 'receiving' }) state!: ImportState;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'jsonb', nullable: true }) readAs!: ReadAs | null;
  @Column({ type: 'jsonb', nullable: true }) refused!: Refused | null;
  @Column({ type: 'text', nullable: true }) fileHash!: string | null;
  @Column({ type: 'bigint', nullable: true }) fileBytes!: string | null;
  @Column({ type: 'integer', nullable: true }) rows!: number | null;
  @Column({ type: 'integer', default: 0 }) done!: number;
  @Column({ type: 'jsonb', default: () => "'{}'" }) counts!: Record<string, number>;
  @Column({ type: 'jsonb', default: () => "'[]'" }) refusals!: Refusal[];
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) changedAt!: Date;
}

export const importsEntities = [Import];
