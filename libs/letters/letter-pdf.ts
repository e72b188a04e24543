import encodeQR from 'qr';
import { direction, fallbackLanguage, formatName, say, type Facts } from '#texts';
import type { LetterFacts } from './letters.schema.js';
import { Sheet } from './sheet.js';

export type LetterToWrite = { reference: string; language: string; issuedAt: Date; facts: LetterFacts; verification: string };

/** The letter on the hub's head: who is introduced to whom, what was checked and when, what it is not, and how to verify it. */
export async function letterPdf({ reference, language: wanted, issuedAt, facts, verification }: LetterToWrite): Promise<Buffer> {
  const language = fallbackLanguage(wanted);
  const t = (key: string, given: Facts = {}) => say(language, key, given);
  const { hub, to, introduced, madeOn, issuedOn } = facts;
  const sheet = new Sheet({ title: reference, language, direction: direction(language), writtenAt: issuedAt });
  sheet
    .write(hub.name, { size: 18, bold: true, after: 0 })
    .write(letterheadOf(hub), { size: 9, quiet: true, after: 0 })
    .write(`${formatName(language, 'region', hub.country)} · ${hub.replyTo}`, { size: 10, quiet: true })
    .rule()
    .write(t('letter.reference', { reference }), { size: 10, quiet: true, after: 0 })
    .write(t('letter.dated', { day: issuedOn }), { size: 10, quiet: true, after: 16 })
    .write(t('letter.to', { organisation: to.organisation, country: to.country }), { after: 16 })
    .write(t('letter.title'), { size: 15, bold: true })
    .write(
      t('letter.introduces', {
        hub: hub.name,
        organisation: introduced.organisation,
        country: introduced.country,
        title: introduced.title,
      }),
    )
    .write(t('letter.consent', { day: madeOn }), { after: 14 })
    .write(t('letter.checked.title'), { size: 12, bold: true });
  for (const { organisation, checkedOn } of [introduced, to]) sheet.write(t('letter.checked', { organisation, day: checkedOn }));
  return sheet
    .write(t('letter.not.title'), { size: 12, bold: true })
    .write(t('letter.not'), { after: 14 })
    .foot(120)
    .rule()
    .squares(encodeQR(verification, 'raw', { ecc: 'medium' }), 100)
    .write(t('letter.verify', { hub: hub.name }), { size: 9, after: 4 }, 340)
    .write(verification, { size: 9, after: 4 }, 340)
    .write(t('letter.questions', { address: hub.replyTo }), { size: 9, quiet: true }, 340)
    .bytes();
}

/** What a hub has put on its head, on as few lines as it takes; not its name once more. */
const letterheadOf = ({ name, letterhead }: LetterFacts['hub']): string =>
  (letterhead ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, at) => line && (at > 0 || line !== name))
    .join(' · ');
