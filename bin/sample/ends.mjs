// One case of each end, played by the story's own people through the public API: what a reviewer then finds in the queue, the
// mails and the pages. Three ends need nobody: a missing certificate, no currency in common and the held firm are the matcher's.
import { pause } from './client.mjs';

/** What is left open, for whoever wants to answer it: they read English, as what the sample prints does, and one buyer Arabic. */
export const waitingForTheFirm = { firm: 'glyphorant', need: 'rawasin-archive' };
const waitingForTheBuyer = { firm: 'amperovo', need: 'sayyarah-park' };
const waitingInArabic = { firm: 'osmolyana', need: 'sahilnuri-desal' };

/** Answers what became of each end, by its name in expected.json. Ends that were played before are left as they are. */
export async function playTheEnds(api, loaded, progress) {
  const { agreed, declined, duplicate, expired } = loaded.expected.ends;
  const coordinators = Object.fromEntries(
    await Promise.all(loaded.stories.hubs.map(async (h) => [h.key, await api.as(h.coordinators[0].email)])),
  );
  const play = new Play(api, loaded, coordinators, progress);
  const ends = {};
  ends.certificate_missing = await play.whyNot(loaded.expected.ends.certificate_missing);
  ends.no_currency_in_common = await play.whyNot(loaded.expected.ends.no_currency_in_common);
  const held = loaded.firms[loaded.expected.ends.held_by_screening.firm];
  ends.held_by_screening = !(await api.get(`/organisations/${held.id}`)).mayAct && held.listing.state !== 'published';
  ends.duplicate = await play.reject(loaded.firms[duplicate.firm].alsoListing, duplicate.need, duplicate.code);
  await play.approve(waitingForTheFirm);
  ends.waiting = await play.approve(waitingForTheBuyer);
  const inArabic = await play.approve(waitingInArabic);
  const open = {
    agreed: await play.approve(agreed),
    declined: await play.approve(declined),
    expired: await play.approve(expired),
  };
  ends.declined = open.declined && (await play.firmAnswers(declined, { answer: 'decline', code: declined.code }));
  ends.agreed = open.agreed && (await play.firmAnswers(agreed, { answer: 'accept' }));
  ends.expired = open.expired && (await play.firmAnswers(expired, { answer: 'accept' }));
  if (ends.agreed) ends.agreed = await play.buyerAccepts(agreed);
  if (ends.agreed) await play.outcome(agreed, { met: true, stage: 'pilot', valueBand: 'up_to_1m' });
  if (ends.expired) ends.expired = await play.stopWaiting(expired);
  if (inArabic) await play.firmAnswers(waitingInArabic, { answer: 'accept' });
  if (ends.waiting)
    ends.buyerLink =
      (await play.firmAnswers(waitingForTheBuyer, { answer: 'accept' })) && (await play.consentLink(waitingForTheBuyer.need));
  progress.done();
  return ends;
}

class Play {
  constructor(api, loaded, coordinators, progress) {
    Object.assign(this, { api, loaded, coordinators, progress });
  }

  hubOf(need) {
    return this.loaded.stories.needs.find((n) => n.key === need).hub;
  }

  async proposal(offering, need) {
    const { id: needId } = this.loaded.needs[need].listing;
    let cursor = '';
    do {
      const page = await this.coordinators[this.hubOf(need)].get(`/proposals?limit=100${cursor && `&cursor=${cursor}`}`);
      const found = page.items.find((p) => p.offering.id === offering.id && p.need.id === needId);
      if (found) return found;
      cursor = page.next;
    } while (cursor);
    return undefined;
  }

  /** The rule that stopped a pair, as the coordinator reads it. */
  async whyNot({ firm, need }) {
    const { listing: offering } = this.loaded.firms[firm];
    const { listing } = this.loaded.needs[need];
    return this.coordinators[this.hubOf(need)].get(`/why-not?offering=${offering.id}&need=${listing.id}`);
  }

  async reject(offering, need, code) {
    const proposal = await this.proposal(offering, need);
    if (!proposal || !['queued', 'in_review'].includes(proposal.state)) return proposal;
    return this.coordinators[this.hubOf(need)].put(`/proposals/${proposal.id}/rejection`, { code }, proposal.version);
  }

  async approve({ firm, need }) {
    this.progress.say(`The coordinator approves ${firm} for ${need}`);
    const proposal = await this.proposal(this.loaded.firms[firm].listing, need);
    if (!proposal) return undefined;
    if (!['queued', 'in_review'].includes(proposal.state)) return proposal;
    return this.coordinators[this.hubOf(need)].put(`/proposals/${proposal.id}/approval`, {}, proposal.version);
  }

  /** The firm's owner is asked when the ten seconds of the approval are over. */
  async firmAnswers({ firm }, answer) {
    const owner = await this.api.as(this.loaded.firms[firm].owner.email);
    for (let tries = 0; tries < 150; tries++) {
      this.progress.say(`Waiting for the question to reach ${firm} (an approval can be undone for ten seconds)`);
      const [asked] = (await owner.get('/introductions')).items;
      if (asked && asked.state !== 'asked') return asked;
      if (asked) {
        const attests = answer.answer === 'accept' ? asked.attestation?.version : undefined;
        return owner.put(`/introductions/${asked.id}/answer`, { ...answer, attests }, asked.version);
      }
      await pause(200);
    }
    return undefined;
  }

  /** The buyer has no account: the link is read from the kept mail, as the buyer would. */
  async buyerAccepts({ need, firm }) {
    const link = await this.consentLink(need);
    if (!link) return undefined;
    const page = this.api.url + new URL(link).pathname;
    const attests = /name="attests" value="(\d+)"/.exec(await (await fetch(page)).text())?.[1];
    const answer = { answer: 'accepted', ...(attests && { attests }) };
    const before = await this.code(need);
    // in a browser that is not known the answer waits for the code that comes to the same mailbox
    if ((await this.send(page, answer)).includes('name="code"'))
      await this.send(page, { ...answer, code: await this.codeAfter(need, before) });
    const owner = await this.api.as(this.loaded.firms[firm].owner.email);
    for (let tries = 0; tries < 100; tries++) {
      this.progress.say(`Both agreed: ${firm} and ${need} are introduced`);
      const [made] = (await owner.get('/introductions')).items.filter((i) => i.madeAt);
      if (made) return made;
      await pause(200);
    }
    return undefined;
  }

  async outcome({ firm }, report) {
    const owner = await this.api.as(this.loaded.firms[firm].owner.email);
    const [made] = (await owner.get('/introductions')).items.filter((i) => i.madeAt);
    const { version } = await owner.get(`/introductions/${made.id}/outcome`);
    if (version === 0) await owner.put(`/introductions/${made.id}/outcome`, report, 0);
  }

  /** A buyer who never answers: the coordinator stops waiting, and for both sides the date is past. */
  async stopWaiting({ need, firm }) {
    if (!(await this.consentLink(need))) return undefined;
    const hub = this.hubOf(need);
    const proposal = await this.proposal(this.loaded.firms[firm].listing, need);
    const { id, state } = proposal.introduction;
    if (state !== 'asking') return state === 'expired' ? id : undefined;
    const { status } = await this.coordinators[hub].try('DELETE', `/introductions/${id}/asking`);
    return status === 204 ? id : undefined;
  }

  /** A page's form, as a browser sends it; answers the next page. */
  async send(page, fields) {
    const response = await fetch(page, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    return response.text();
  }

  /** The address of the consent page in the mail that was kept for this need's contact. */
  async consentLink(need) {
    for (let tries = 0; tries < 100; tries++) {
      const link = await this.inMails(need, /href="([^"]*\/c\/[A-Za-z0-9_-]{43})/);
      if (link) return link;
      this.progress.say(`Waiting for the mail to the buyer of ${need}`);
      await pause(200);
    }
    return undefined;
  }

  /** The newest code that was mailed to this need's contact. */
  code(need) {
    return this.inMails(need, /^\s*(\d{6})\s*$/m);
  }

  async codeAfter(need, before) {
    for (let tries = 0; tries < 100; tries++) {
      const code = await this.code(need);
      if (code && code !== before) return code;
      this.progress.say(`Waiting for the code to the buyer of ${need}`);
      await pause(200);
    }
    return '';
  }

  /** What the newest of the kept mails to this need's contact has of it. */
  async inMails(need, pattern) {
    const { email } = this.loaded.needs[need].contact;
    const mails = (await this.api.try('GET', '/outbox')).body;
    const rows = [...mails.matchAll(/href="(\/outbox\/[0-9a-f-]{36})"[\s\S]*?<\/tr>/g)].filter((m) => m[0].includes(email));
    for (const [, path] of rows) {
      const found = pattern.exec((await this.api.try('GET', path)).body)?.[1];
      if (found) return found;
    }
    return undefined;
  }
}
