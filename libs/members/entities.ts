import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NumberForm } from './check-digits.js';

@Entity({ schema: 'members', name: 'people' })
export class Person {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'text' }) zone!: string;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) duties!: string[];
  @Column({ type: 'timestamptz', nullable: true }) suspendedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) erasedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'organisations' })
export class Organisation {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) country!: string;
  @Column({ type: 'text', nullable: true }) size!: string | null;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  @Column({ type: 'text', nullable: true }) registrationNumber!: string | null;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'uuid', nullable: true }) registeredBy!: string | null;
  @Column({ type: 'text', nullable: true }) externalId!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) suspendedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'hubs' })
export class Hub {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) country!: string;
  @Column({ type: 'text' }) zone!: string;
  @Column({ type: 'smallint', array: true }) workWeek!: number[];
  @Column({ type: 'date', array: true, default: () => "'{}'" }) holidays!: string[];
  @Column({ type: 'text', array: true }) languages!: string[];
  @Column({ type: 'text' }) fallbackLanguage!: string;
  @Column({ type: 'text' }) currency!: string;
  @Column({ type: 'integer' }) capacity!: number;
  @Column({ type: 'text', default: 'firm_first' }) consentOrder!: string;
  @Column({ type: 'smallint', default: 14 }) consentDays!: number;
  @Column({ type: 'smallint', default: 3 }) nudgeDays!: number;
  @Column({ type: 'smallint', default: 3 }) reviewDays!: number;
  @Column({ type: 'integer', default: 20 }) requestsAMonth!: number;
  @Column({ type: 'text', default: 'never' }) secondEyes!: string;
  @Column({ type: 'text', default: 'warn' }) anonymity!: string;
  @Column({ type: 'text' }) replyTo!: string;
  @Column({ type: 'text', nullable: true }) letterhead!: string | null;
  @Column({ type: 'jsonb', default: () => "'[]'" }) attestations!: { language: string; text: string }[];
  @Column({ type: 'integer', default: 0 }) attestationVersion!: number;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) listPolicy!: string[];
  @Column({ type: 'text', default: 'proposed' }) state!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'holidays' })
export class Holiday {
  @PrimaryColumn({ type: 'uuid' }) hub!: string;
  @PrimaryColumn({ type: 'date' }) day!: string;
  @Column({ type: 'text', nullable: true }) name!: string | null;
  @Column({ type: 'text', nullable: true }) source!: string | null;
  @Column({ type: 'boolean', default: false }) expected!: boolean;
  @Column({ type: 'timestamptz', nullable: true }) removedAt!: Date | null;
}

@Entity({ schema: 'members', name: 'memberships' })
export class Membership {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'uuid', nullable: true }) organisation!: string | null;
  @Column({ type: 'uuid', nullable: true }) hub!: string | null;
  @Column({ type: 'text' }) role!: string;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'contacts' })
export class Contact {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'text' }) zone!: string;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'text' }) ground!: string;
  /** When they acted by a link of theirs, and so said that it is they. */
  @Column({ type: 'timestamptz', nullable: true }) confirmedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) erasedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) externalId!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'mandates' })
export class Mandate {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid' }) contact!: string;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) mayShow!: string[];
  @Column({ type: 'boolean', default: false }) mayRecord!: boolean;
  @Column({ type: 'date' }) validUntil!: string;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'api_keys' })
export class ApiKey {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) prefix!: string;
  @Column({ type: 'text' }) hash!: string;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) scopes!: string[];
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

@Entity({ schema: 'members', name: 'interests' })
export class Interest {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) country!: string;
  @Column({ type: 'text' }) sector!: string;
  @Column({ type: 'uuid' }) registeredBy!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

/** A number of an organisation, and the document by which somebody has seen it proved. */
@Entity({ schema: 'members', name: 'verifications' })
export class Verification {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) kind!: NumberForm | 'domain';
  @Column({ type: 'text' }) value!: string;
  @Column({ type: 'uuid', nullable: true }) claimedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) claimedAt!: Date;
  @Column({ type: 'text', nullable: true }) document!: string | null;
  @Column({ type: 'uuid', nullable: true }) seenBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) seenAt!: Date | null;
  @Column({ type: 'date', nullable: true }) until!: string | null;
  /** Of a domain: the line that is to stand there, and when it was last looked for. */
  @Column({ type: 'text', nullable: true }) proof!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) checkedAt!: Date | null;
}

export const membersEntities = [Person, Organisation, Hub, Holiday, Membership, Contact, Mandate, ApiKey, Interest, Verification];
