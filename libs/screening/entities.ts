import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Hit } from './hits.js';
import type { RefusalRule } from './lists/refused.js';

/** What a check of a party can come to. Only `clear` and `dismissed` pass the gate. */
export const results = ['clear', 'potential', 'confirmed', 'dismissed', 'stale_list', 'error'] as const;
export type Result = (typeof results)[number];

export const listKinds = ['official', 'own', 'sample'] as const;
export type ListKind = (typeof listKinds)[number];

@Entity({ schema: 'screening', name: 'lists' })
export class ScreeningList {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: ListKind;
  @Column({ type: 'date' }) dated!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) loadedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) loadedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) retiredAt!: Date | null;
  /** For whom it counts: `*`, or countries. */
  @Column({ type: 'text', array: true, default: () => "'{*}'" }) applies!: string[];
  @Column({ type: 'integer', nullable: true }) oldestDays!: number | null;
  /** The last day on which it was known to be the newest. */
  @Column({ type: 'date' }) currentOn!: string;
  @Column({ type: 'integer', default: 0 }) parties!: number;
  @Column({ type: 'uuid', nullable: true }) removalAskedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) removalAskedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) removalReason!: string | null;
  @Column({ type: 'uuid', nullable: true }) removedBy!: string | null;
}

@Entity({ schema: 'screening', name: 'denied_parties' })
export class DeniedParty {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) list!: string;
  @Column({ type: 'text', array: true }) names!: string[];
  @Column({ type: 'text', nullable: true }) country!: string | null;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) identifiers!: string[];
  @Column({ type: 'text', nullable: true }) named!: 'person' | 'body' | 'vessel' | null;
  /** What the entry is found by (`keptUnder`); empty before it was made, and then each check reads the entry. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) keys!: string[];
  @Column({ type: 'text', default: '' }) hash!: string;
}

/** A file of the lists' folder: what was read of it last, and why it was refused. */
@Entity({ schema: 'screening', name: 'sources' })
export class ListSource {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', default: '' }) hash!: string;
  @Column({ type: 'text', nullable: true }) refusedRule!: RefusalRule | null;
  @Column({ type: 'integer', nullable: true }) refusedLine!: number | null;
  @Column({ type: 'timestamptz', nullable: true }) refusedAt!: Date | null;
}

/** One row a party: what the last check found, and what a compliance officer made of it. */
@Entity({ schema: 'screening', name: 'checks' })
export class Check {
  @PrimaryColumn({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) result!: Result;
  @Column({ type: 'text' }) checkedName!: string;
  @Column({ type: 'uuid', array: true, default: () => "'{}'" }) lists!: string[];
  @Column({ type: 'jsonb', default: () => "'[]'" }) hits!: Hit[];
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) checkedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) decisionNote!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  /** What was known of the party and of those behind it. */
  @Column({ type: 'text', default: '' }) facts!: string;
  /** Keys of the hits that an officer dismissed while the facts were these. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) dismissed!: string[];
  /** Countries whose lists hold the party in a pair that one of them has to do with. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) elsewhere!: string[];
}

/** Somebody behind an organisation, as it says; ended when it says otherwise. */
@Entity({ schema: 'screening', name: 'principals' })
export class Principal {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) role!: 'owner' | 'director';
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) named!: 'person' | 'body';
  @Column({ type: 'text', nullable: true }) country!: string | null;
  @Column({ type: 'real', nullable: true }) share!: number | null;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) identifiers!: string[];
  @Column({ type: 'uuid', nullable: true }) saidBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) saidAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}

/** Who will use what a need asks for, where, and for what; the latest of a listing counts. */
@Entity({ schema: 'screening', name: 'end_uses' })
export class EndUse {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) listing!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid', nullable: true }) hub!: string | null;
  @Column({ type: 'text' }) endUser!: string;
  @Column({ type: 'text' }) destination!: string;
  @Column({ type: 'text' }) use!: string;
  @Column({ type: 'uuid', nullable: true }) statedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) statedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}

/** What somebody who is held says to a person about it, and what that person answered. */
@Entity({ schema: 'screening', name: 'contests' })
export class Contest {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid' }) madeBy!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) madeAt!: Date;
  @Column({ type: 'uuid', nullable: true }) answeredBy!: string | null;
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;
}

/** Which goods and destinations ask for a statement, and which are refused: a version a change. */
@Entity({ schema: 'screening', name: 'control_rules' })
export class ControlRules {
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'jsonb' }) data!: unknown;
  @Column({ type: 'uuid', nullable: true }) madeBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) madeAt!: Date;
}

/** Whom a hub admits: a version a change. */
@Entity({ schema: 'screening', name: 'admission_rules' })
export class AdmissionRules {
  @PrimaryColumn({ type: 'uuid' }) hub!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'jsonb' }) data!: unknown;
  @Column({ type: 'uuid', nullable: true }) madeBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) madeAt!: Date;
}

export const screeningEntities = [
  ScreeningList,
  DeniedParty,
  ListSource,
  Check,
  Principal,
  EndUse,
  Contest,
  ControlRules,
  AdmissionRules,
];
