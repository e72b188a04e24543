import { createHmac } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '#database';
import { Links } from '#mail';
import { SignIn } from '#members';
import { Settings } from '#settings';

export const firstOperatorAddress = 'operator@localhost';

/** The key of `npm run sample`: both sides derive it from the secrets file, and the database keeps its hash only. */
export function demonstrationKey(linkSecret: string): string {
  const secret = createHmac('sha256', linkSecret).update('demonstration key').digest();
  return `lf_${secret.subarray(0, 6).toString('hex')}_${createHmac('sha256', secret).update('secret').digest('base64url')}`;
}

/** A one-time link for the first operator, made at every start until they have chosen a password; then nothing. */
export async function welcomeFirstOperator(app: INestApplicationContext): Promise<string | undefined> {
  const [signIn, links, transactions, { values }] = [app.get(SignIn), app.get(Links), app.get(Transactions), app.get(Settings)];
  const person = await signIn.firstOperator(firstOperatorAddress);
  const actor = person && (await signIn.actorOf(person));
  if (!actor) return undefined;
  if (values.demonstration) await signIn.keepKey(actor, 'npm run sample', demonstrationKey(values.linkSecret));
  const { id } = await transactions.run(actor, (em) => links.makeLink(em, { purpose: 'sign_in', person: actor.person, days: 1 }));
  return links.urlOf(id, 'sign_in');
}
