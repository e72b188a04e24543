import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import PostalMime, { type Email } from 'postal-mime';
import { anonymous, Transactions } from '#database';
import { notFound } from '#problems';
import { Settings, type SettingsValues } from '#settings';

/** What a report says of one of our mails. `hard`: the address does not take mail and never will (RFC 3463, 5.1.x and 5.2.1). */
export type Report = {
  what: 'bounced' | 'delayed' | 'complained';
  messageId: string;
  recipient: string;
  reason: string;
  hard: boolean;
};

/** Reports that come back by mail: delivery status (RFC 3464) and complaints (RFC 5965), posted by the mail server to a signed address. */
@Injectable()
export class Reports {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** Where the mail server posts what comes to the envelope's sender. Whoever knows it can post; it changes with the secret. */
  static addressFor({ PUBLIC_URL, linkSecret }: Pick<SettingsValues, 'PUBLIC_URL' | 'linkSecret'>): string {
    return `${PUBLIC_URL}/inbound/reports/${createHmac('sha256', linkSecret).update('inbound reports').digest('base64url')}`;
  }

  /** Takes one raw mail. Answers what it was about, by its parts that were believed; a mail that is no report is taken and forgotten. */
  async take(key: string, raw: Buffer): Promise<{ taken: number }> {
    if (!same(key, Reports.addressFor(this.settings.values).split('/').at(-1)!)) throw notFound('address');
    let taken = 0;
    for (const { messageId, recipient, what, reason, hard } of await readReport(raw)) {
      const [row] = (await this.transactions.run(anonymous, (em) =>
        em.query(`select mail.report($1, $2, $3, $4, $5) as believed`, [messageId, recipient, what, reason, hard]),
      )) as { believed: boolean }[];
      if (row?.believed) taken++;
    }
    return { taken };
  }
}

/** The reports in a mail, at most fifty. */
export async function readReport(raw: Buffer): Promise<Report[]> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const messageId = originalIn(mail);
  if (!messageId) return [];
  const complaint = partOf(mail, 'message/feedback-report');
  if (complaint) {
    const [fields] = groupsOf(complaint);
    const recipient = addressIn(fields?.get('original-rcpt-to') ?? fields?.get('final-recipient'));
    const type = fields?.get('feedback-type') ?? 'abuse';
    return recipient ? [{ what: 'complained', messageId, recipient, reason: `complaint: ${type}`, hard: false }] : [];
  }
  const status = partOf(mail, 'message/delivery-status');
  if (!status) return [];
  return groupsOf(status)
    .slice(0, 50)
    .flatMap((fields): Report[] => {
      const action = fields.get('action')?.toLowerCase();
      const recipient = addressIn(fields.get('final-recipient')) ?? addressIn(fields.get('original-recipient'));
      if (!recipient || (action !== 'failed' && action !== 'delayed')) return [];
      const code = /^\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
      const reason = `${action} ${code} ${fields.get('diagnostic-code') ?? ''}`.trim();
      const hard = action === 'failed' && /^5\.(1\.\d+|2\.1|0\.0)$/.test(code);
      return [{ what: action === 'failed' ? 'bounced' : 'delayed', messageId, recipient, reason, hard }];
    });
}

/** The Message-ID of the mail that the report returns, whole or by its headers. */
function originalIn(mail: Email): string | undefined {
  const returned = partOf(mail, 'message/rfc822') ?? partOf(mail, 'text/rfc822-headers');
  return returned && /^message-id:\s*(<[^<>\s]{1,250}>)/im.exec(returned)?.[1];
}

function partOf(mail: Email, type: string): string | undefined {
  const part = mail.attachments.find((a) => a.mimeType.toLowerCase() === type);
  if (!part) return undefined;
  return typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString('utf8');
}

/** Groups of fields, apart by an empty line; a field goes on over indented lines. */
const groupsOf = (text: string): Map<string, string>[] =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map((group) => new Map(group.split('\n').flatMap(fieldIn)));

function fieldIn(line: string): [string, string][] {
  const at = line.indexOf(':');
  return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
}

/** "rfc822; anna@works.example" or a bare address. */
const addressIn = (field: string | undefined): string | undefined =>
  /<?([^\s<>;]{1,120}@[^\s<>;]{1,130})>?\s*$/.exec(field ?? '')?.[1]?.toLowerCase();

const same = (a: string, b: string) => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};
