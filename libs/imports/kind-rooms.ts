import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonActor } from '#database';
import { ListingArrivals } from '#listings';
import { ContactArrivals, OrganisationArrivals, SignIn, type Arrivals } from '#members';
import { notAllowed } from '#problems';
import type { Import, KindName } from './import.entity.js';
import { kindOf } from './kinds.js';

/** The rooms that take what an import brings, and in whose name. */
@Injectable()
export class KindRooms {
  private readonly rooms: Record<KindName, Arrivals>;

  constructor(
    readonly organisations: OrganisationArrivals,
    contacts: ContactArrivals,
    listings: ListingArrivals,
    private readonly signIn: SignIn,
  ) {
    this.rooms = { organisations, contacts, offerings: listings, needs: listings };
  }

  of(kind: KindName): Arrivals {
    return this.rooms[kind];
  }

  /** Who asked for it, as they may act today: who has lost the role since changes nothing any more. */
  async actorOf(em: EntityManager, asked: Import): Promise<PersonActor> {
    const actor = await this.signIn.actorIn(em, asked.person);
    if (!actor) throw notAllowed('import.run');
    kindOf[asked.kind].mustBeAllowed(actor, asked);
    return actor;
  }
}
