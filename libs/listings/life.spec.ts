import { listingLife } from './codes.js';
import { DraftNeed, DraftOffering } from './listing.schema.js';
import { listingTimetable } from './listings.jobs.js';
import { coordinator, member, offer, request, world } from './spec/world.js';

let w: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.end());
afterEach(() => w.given.days(0));

async function published() {
  const firm = await w.given.organisation();
  const actor = member(firm);
  const { id } = await w.listings.draftOffering(actor, firm, DraftOffering.parse(offer));
  await w.listings.publish(actor, id, 1);
  return { firm, actor, id };
}
const expire = (id: string) => w.run('ExpireListing', (em) => w.lifetimes.expire(em, id));
const hold = (organisation: string) => w.run('HoldListings', (em) => w.lifetimes.hold(em, organisation));
const release = (organisation: string) => w.run('ReleaseListings', (em) => w.lifetimes.release(em, organisation));
const due = async () =>
  (
    await w.run('relay', (em) => em.query(listingTimetable.expired) as Promise<{ key: string; payload: { listing: string } }[]>)
  ).map((row) => row.payload.listing);

it('the life in the code is the life in the database', async () => {
  const steps = await w.rows<{ state_from: string; state_to: string }>(
    `select state_from, state_to from landfall.steps where life = 'listing'`,
  );
  const coded = Object.entries(listingLife).flatMap(([from, to]) => to.map((t) => `${from} → ${t}`));
  expect(steps.map((s) => `${s.state_from} → ${s.state_to}`).sort()).toEqual(coded.sort());
});

it('a step that the life does not have is refused', async () => {
  const { actor, id } = await published();
  await expect(w.listings.publish(actor, id, 2)).rejects.toMatchObject({
    status: 409,
    code: 'illegal_step',
    facts: { from: 'published', to: 'published' },
  });
});

it('a listing expires after its lifetime, once, and can be published again', async () => {
  const { actor, id } = await published();
  await expire(id);
  expect(await w.listings.read(actor, id)).toMatchObject({ state: 'published' });
  await w.given.days(366);
  expect(await due()).toContain(id);
  await expire(id);
  await expire(id);
  expect(await due()).not.toContain(id);
  expect(await w.listings.read(actor, id)).toMatchObject({ state: 'expired', version: 3 });
  expect((await w.events(id)).filter((e) => e.name === 'ListingExpired')).toHaveLength(1);
  expect(await w.listings.publish(actor, id, 3)).toMatchObject({ state: 'published' });
  expect(await due()).not.toContain(id);
});

it('a need expires when its deadline is past, and is published again with a later one', async () => {
  const [hub, organisation] = [await w.given.hub(), await w.given.organisation()];
  const mandate = await w.given.mandate(hub, organisation);
  const actor = coordinator(hub);
  const [{ day }] = (await w.rows<{ day: string }>(`select (now() at time zone 'UTC')::date::text as day`)) as [{ day: string }];
  const { id } = await w.listings.draftNeed(
    actor,
    { hub, organisation, mandate },
    DraftNeed.parse({ ...request, deadline: day }),
  );
  await w.listings.publish(actor, id, 1);
  expect(await due()).not.toContain(id);
  await w.given.days(1);
  expect(await due()).toContain(id);
  await expire(id);
  await expect(w.listings.publish(actor, id, 3)).rejects.toMatchObject({ errors: [{ field: 'deadline' }] });
  await w.listings.change(actor, id, 3, { deadline: '2097-01-01' });
  expect(await w.listings.publish(actor, id, 4)).toMatchObject({ state: 'published' });
});

it('what a held organisation has listed is held, and goes back to where it was when it is cleared', async () => {
  const { firm, actor, id } = await published();
  const draft = await w.listings.draftOffering(actor, firm, DraftOffering.parse(offer));
  await w.given.screened(firm, 'potential');
  await hold(firm);
  await hold(firm);
  expect(await w.listings.read(actor, id)).toMatchObject({ state: 'held', version: 3 });
  expect(await w.listings.read(actor, draft.id)).toMatchObject({ state: 'held', version: 2 });
  for (const step of [
    w.listings.publish(actor, draft.id, 2),
    w.listings.withdraw(actor, id, 3),
    w.listings.change(actor, id, 3, { capacity: 9 }),
  ])
    await expect(step).rejects.toMatchObject({ code: 'held_for_check', facts: {}, errors: [] });
  await w.given.screened(firm, 'dismissed');
  await release(firm);
  await release(firm);
  expect(await w.listings.read(actor, id)).toMatchObject({ state: 'published', version: 4 });
  expect(await w.listings.read(actor, draft.id)).toMatchObject({ state: 'draft', version: 3 });
  expect((await w.events(id)).map((e) => e.name)).toEqual([
    'ListingDrafted',
    'ListingPublished',
    'ListingHeld',
    'ListingReleased',
  ]);
  expect((await w.events(id)).at(-1)?.facts).toEqual({ listing: id, version: 4, published: true });
});

it('a hold or a release that comes late looks at how things stand', async () => {
  const { firm, actor, id } = await published();
  await hold(firm);
  expect(await w.listings.read(actor, id)).toMatchObject({ state: 'published' });
  await w.given.screened(firm, 'confirmed');
  await hold(firm);
  await release(firm);
  expect(await w.listings.read(actor, id)).toMatchObject({ state: 'held' });
});
