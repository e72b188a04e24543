import { Checkbox } from '@mantine/core';
import type { Shapes } from '../api/client.js';
import { useReader } from '../texts/reader.js';

export type Asked = NonNullable<Shapes['IntroductionView']['attestation']>;

/** What a hub asks to be declared with a yes, in the reader's language or else in the one it wrote first, and the box to tick. */
export function Declaring({ asked, label }: { asked: Asked; label: string }) {
  const { t, language } = useReader();
  const said = asked.texts.find((text) => text.language === language) ?? asked.texts[0];
  return (
    <>
      <p>{t('attestation.asked')}</p>
      <blockquote lang={said?.language} dir="auto">
        {said?.text}
      </blockquote>
      <Checkbox required label={label} />
    </>
  );
}
