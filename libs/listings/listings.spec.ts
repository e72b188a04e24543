import { Problem } from '#problems';
import { DraftNeed, DraftOffering, ListingChange } from './listing.schema.js';
import { coordinator, member, offer, request, world } from './spec/world.js';

let w: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.end());

const refused = async (work: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof Problem)) throw error ?? new Error('it was not refused');
  return error;
};
const said = ({ status, code, facts, errors }: Problem) => ({ status, code, facts, errors });

/** A firm's member with an offering drafted. */
async function drafted(fields: Record<string, unknown> = {}, result: string | null = 'clear') {
  const firm = await w.given.organisation({ result });
  const actor = member(firm);
  const listing = await w.listings.draftOffering(actor, firm, DraftOffering.parse({ ...offer, ...fields }));
  return { firm, actor, listing };
}

describe('an offering', () => {
  it('is drafted, published for 365 days and withdrawn, each step a version and an entry', async () => {
    const { actor, listing } = await drafted();
    expect(listing).toMatchObject({ state: 'draft', version: 1, side: 'offering', publishedAt: null });
    const published = await w.listings.publish(actor, listing.id, 1);
    expect(published).toMatchObject({ state: 'published', version: 2 });
    expect(Date.parse(published.expiresAt!) - Date.parse(published.publishedAt!)).toBe(365 * 86_400_000);
    const withdrawn = await w.listings.withdraw(actor, listing.id, 2);
    expect(withdrawn).toMatchObject({ state: 'withdrawn', version: 3 });
    expect(await w.events(listing.id)).toEqual([
      { name: 'ListingDrafted', facts: { listing: listing.id } },
      { name: 'ListingPublished', facts: { listing: listing.id, version: 2 } },
      { name: 'ListingWithdrawn', facts: { listing: listing.id } },
    ]);
  });

  it('keeps every field that it was given', async () => {
    const { listing } = await drafted({
      budget: { from: 10, to: 1_000_000_000_000, currency: 'AED' },
      deadline: '2097-05-01',
      presencesHeld: [{ country: 'AE', presence: 'branch' }],
    });
    expect(listing).toMatchObject({
      ...offer,
      budget: { from: 10, to: 1_000_000_000_000, currency: 'AED' },
      deadline: '2097-05-01',
      presencesHeld: [{ country: 'AE', presence: 'branch' }],
    });
  });

  it('of another tenant is not found, exactly as one that is not there', async () => {
    const { listing } = await drafted();
    const stranger = member(await w.given.organisation());
    const [theirs, none] = [listing.id, '00000000-0000-4000-8000-000000000000'];
    for (const ask of [
      (id: string) => w.listings.read(stranger, id),
      (id: string) => w.listings.change(stranger, id, 1, { title: 'Taken over by a stranger' }),
      (id: string) => w.listings.publish(stranger, id, 1),
      (id: string) => w.listings.withdraw(stranger, id, 7),
    ]) {
      expect(said(await refused(ask(theirs)))).toEqual(said(await refused(ask(none))));
    }
    expect((await w.listings.list(stranger, { limit: 100 })).items).toEqual([]);
  });

  it('is shown to the hubs that it is for once it is published, without its owner’s own key', async () => {
    const { actor, listing } = await drafted({ externalId: 'firm-key-1' });
    const [here, elsewhere] = [coordinator(await w.given.hub('AE'), 'AE'), coordinator(await w.given.hub('VN'), 'VN')];
    expect((await refused(w.listings.read(here, listing.id))).status).toBe(404);
    await w.listings.publish(actor, listing.id, 1);
    expect(await w.listings.read(here, listing.id)).toMatchObject({ id: listing.id, externalId: null });
    expect((await refused(w.listings.read(elsewhere, listing.id))).status).toBe(404);
    expect((await refused(w.listings.withdraw(here, listing.id, 2))).status).toBe(403);
  });

  it('is published only by an organisation that is cleared', async () => {
    for (const result of [null, 'potential', 'confirmed', 'stale_list', 'error']) {
      const { actor, listing } = await drafted({}, result);
      expect(said(await refused(w.listings.publish(actor, listing.id, 1)))).toEqual({
        status: 409,
        code: 'held_for_check',
        facts: {},
        errors: [],
      });
      expect(await w.listings.read(actor, listing.id)).toMatchObject({ state: 'draft', version: 1 });
    }
  });

  it('is not drafted for an organisation of others', async () => {
    const { firm } = await drafted();
    const stranger = member(await w.given.organisation());
    expect((await refused(w.listings.draftOffering(stranger, firm, DraftOffering.parse(offer)))).status).toBe(403);
  });

  it('with the key of another listing of its organisation is a conflict that names it, also when both come at once', async () => {
    const { firm, actor, listing } = await drafted({ externalId: 'ours-1' });
    const again = () => w.listings.draftOffering(actor, firm, DraftOffering.parse({ ...offer, externalId: 'ours-1' }));
    expect(await refused(again())).toMatchObject({ status: 409, facts: { id: listing.id } });
    const at = await Promise.allSettled(
      [1, 2, 3].map(() => w.listings.draftOffering(actor, firm, DraftOffering.parse({ ...offer, externalId: 'ours-2' }))),
    );
    expect(at.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const other = await drafted({ externalId: 'ours-1' });
    expect(other.listing.externalId).toBe('ours-1');
  });
});

describe('a refusal to publish', () => {
  it('names each field, its rule and the shape of what it holds, and leaves no entry', async () => {
    const { actor, listing } = await drafted({
      summary: undefined,
      cooperationTypes: undefined,
      sectors: ['99999999', '38000000'],
      deadline: '2020-01-01',
    });
    const problem = await refused(w.listings.publish(actor, listing.id, 1));
    expect(problem).toMatchObject({ status: 422, code: 'not_publishable' });
    expect(problem.errors.map(({ field, rule, got }) => ({ field, rule, got }))).toEqual([
      { field: 'summary', rule: 'invalid_type', got: 'nothing' },
      { field: 'cooperationTypes', rule: 'too_small', got: 'a list of 0' },
      { field: 'sectors.0', rule: 'unknown_code', got: 'eight digits' },
      { field: 'deadline', rule: 'not_past', got: 'a day that is past' },
    ]);
    expect(await w.listings.read(actor, listing.id)).toMatchObject({ state: 'draft', version: 1 });
    expect((await w.events(listing.id)).map((e) => e.name)).toEqual(['ListingDrafted']);
  });

  it('meets an open source offering without its SPDX identifier', async () => {
    const { actor, listing } = await drafted({ licenceModel: 'open_source' });
    expect((await refused(w.listings.publish(actor, listing.id, 1))).errors).toMatchObject([{ field: 'spdx' }]);
  });
});

describe('a change', () => {
  it('resets nothing that it does not name, and says which fields changed', async () => {
    const { actor, listing } = await drafted({ capacity: 7, advantages: 'Hears a leak of half a litre a minute.' });
    const now = await w.listings.change(
      actor,
      listing.id,
      1,
      ListingChange.parse({ title: 'Acoustic loggers, renewed', capacity: 7, advantages: null }),
    );
    expect(now).toMatchObject({
      title: 'Acoustic loggers, renewed',
      capacity: 7,
      keywords: ['leaks'],
      standardsHeld: ['ISO 27001'],
      advantages: null,
      version: 2,
    });
    expect((await w.events(listing.id)).at(-1)).toEqual({
      name: 'ListingChanged',
      facts: { listing: listing.id, version: 2, fields: ['title', 'advantages'], published: false },
    });
  });

  it('that changes nothing makes no version and no entry', async () => {
    const { actor, listing } = await drafted();
    const now = await w.listings.change(
      actor,
      listing.id,
      1,
      ListingChange.parse({ title: listing.title, sectors: listing.sectors }),
    );
    expect(now.version).toBe(1);
    expect(await w.events(listing.id)).toHaveLength(1);
  });

  it('of a published listing that it would make unpublishable is refused and rolled back, with no entry', async () => {
    const { actor, listing } = await drafted();
    await w.listings.publish(actor, listing.id, 1);
    expect(await refused(w.listings.change(actor, listing.id, 2, ListingChange.parse({ summary: null })))).toMatchObject({
      code: 'not_publishable',
      errors: [{ field: 'summary' }],
    });
    expect(await w.listings.read(actor, listing.id)).toMatchObject({ version: 2, summary: offer.summary });
    expect((await w.events(listing.id)).map((e) => e.name)).toEqual(['ListingDrafted', 'ListingPublished']);
  });

  it('from a stale version is refused with both versions; of two at once, one stands', async () => {
    const { actor, listing } = await drafted();
    const both = await Promise.allSettled(
      ['One title here', 'Another title'].map((title) => w.listings.change(actor, listing.id, 1, { title })),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(said(await refused(w.listings.publish(actor, listing.id, 1)))).toMatchObject({
      status: 412,
      facts: { expected: 1, current: 2 },
    });
  });

  it('with a field of the other side is refused by its name', async () => {
    const { actor, listing } = await drafted();
    expect((await refused(w.listings.change(actor, listing.id, 1, { trlFloor: 4 }))).errors).toMatchObject([
      { field: 'trlFloor', rule: 'other_side' },
    ]);
  });

  it('holds no NUL and no half of a surrogate pair', () => {
    for (const title of ['Water\u0000 loggers', 'Water \ud83d loggers', 'Water \udca7 loggers']) {
      expect(ListingChange.safeParse({ title }).error?.issues[0]).toMatchObject({ path: ['title'] });
      expect(DraftOffering.safeParse({ ...offer, title }).success).toBe(false);
    }
    expect(ListingChange.safeParse({ title: 'Water \ud83d\udca7 loggers' }).success).toBe(true);
    for (const tail of ['\u0000', '\ud83d'])
      expect(ListingChange.safeParse({ noticeAddress: `https://notices.example/${tail}` }).success).toBe(false);
    expect(ListingChange.safeParse({ noticeAddress: 'https://notices.example/7' }).success).toBe(true);
  });
});

describe('a need', () => {
  async function kept(validUntil?: string) {
    const [hub, organisation] = [await w.given.hub(), await w.given.organisation()];
    const mandate = await w.given.mandate(hub, organisation, validUntil);
    return { hub, organisation, mandate, actor: coordinator(hub) };
  }

  it('is published under a live mandate, and refused without one or after its last day', async () => {
    const { hub, organisation, mandate, actor } = await kept();
    const bare = await w.listings.draftNeed(actor, { hub, organisation }, DraftNeed.parse(request));
    expect((await refused(w.listings.publish(actor, bare.id, 1))).errors).toMatchObject([
      { field: 'mandate', rule: 'live_mandate', got: 'nothing' },
    ]);
    await w.listings.change(actor, bare.id, 1, { mandate });
    expect(await w.listings.publish(actor, bare.id, 2)).toMatchObject({
      state: 'published',
      mandate,
      standardsRequired: request.standardsRequired,
    });

    const late = await kept('2020-01-01');
    const need = await w.listings.draftNeed(late.actor, late, DraftNeed.parse(request));
    expect((await refused(w.listings.publish(late.actor, need.id, 1))).errors).toMatchObject([
      { field: 'mandate', got: 'a mandate that has ended' },
    ]);
  });

  it('takes no mandate of another hub', async () => {
    const [ours, theirs] = [await kept(), await kept()];
    const asked = { hub: ours.hub, organisation: ours.organisation, mandate: theirs.mandate };
    expect(await refused(w.listings.draftNeed(ours.actor, asked, DraftNeed.parse(request)))).toMatchObject({
      status: 404,
      facts: { what: 'mandate' },
    });
  });

  it('of one hub is not found by another, whose own key for it may be the same', async () => {
    const one = await kept();
    const need = await w.listings.draftNeed(one.actor, one, DraftNeed.parse({ ...request, externalId: 'n-1' }));
    const hub = await w.given.hub();
    const other = { hub, organisation: one.organisation, mandate: await w.given.mandate(hub, one.organisation) };
    expect((await refused(w.listings.read(coordinator(hub), need.id))).status).toBe(404);
    const twin = await w.listings.draftNeed(coordinator(hub), other, DraftNeed.parse({ ...request, externalId: 'n-1' }));
    expect(twin.externalId).toBe('n-1');
  });
});

it('a list is read page by page, newest first, each listing once', async () => {
  const { firm, actor } = await drafted();
  for (let n = 0; n < 4; n++) await w.listings.draftOffering(actor, firm, DraftOffering.parse(offer));
  const seen: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 3; pages++) {
    const page = await w.listings.list(actor, {
      limit: 2,
      side: 'offering',
      state: 'draft',
      organisation: firm,
      ...(cursor && { cursor }),
    });
    seen.push(...page.items.map((l) => l.id));
    cursor = page.next ?? undefined;
    expect(cursor === undefined).toBe(pages === 2);
  }
  expect(new Set(seen).size).toBe(5);
  expect((await refused(w.listings.list(actor, { limit: 2, cursor: Buffer.from('["x"]').toString('base64url') }))).status).toBe(
    422,
  );
});
