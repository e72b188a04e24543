import { say } from '#texts';
import { Refusal, type Problem } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { useReader, type Key, type Reader } from '../texts/reader.js';
import { wordsFor } from './states.js';
import { toast } from './toasts.js';

type Props = {
  error: Error | null | undefined;
  /** The form shows what is wrong with a field beside it: what only concerns fields is not said twice. */
  beside?: boolean;
};

/** Why something was not done and what can be done about it, where it was asked for. */
export function Refused({ error, beside = false }: Props) {
  const reader = useReader();
  if (!error || (beside && Object.keys(refusedFields(error)).length > 0)) return null;
  return (
    <p role="alert" className={pieces.failed}>
      {sentencesOf(reader, error)}
    </p>
  );
}

/** The same at the edge of the screen, for what was asked for by a button alone. */
export function useRefusedToast(): (error: Error) => void {
  const reader = useReader();
  return (error) => void toast(sentencesOf(reader, error), { tone: 'bad' });
}

function sentencesOf(reader: Reader, error: Error): string {
  const { title, detail } = wordsFor(reader, error);
  return `${title}. ${Object.values(refusedFields(error)).join(' ') || detail}`;
}

/** What the API said of each field that it refused, by the field's name. */
export const refusedFields = (error: Error | null | undefined): Record<string, string> =>
  error instanceof Refusal ? Object.fromEntries((error.problem.errors ?? []).map((each) => [each.field, messageOf(each)])) : {};

type FieldError = NonNullable<Problem['errors']>[number];
const nothing = ['nothing', 'null', 'text of 0 characters', 'a list of 0'];
/** The rules of a schema, which names them in its own words: ours are in the reader's language. A rule of our own says more, in English. */
const ofSchema: Record<string, Key> = {
  too_small: 'console.refused.too_small',
  too_big: 'console.refused.too_big',
  invalid_type: 'console.refused.form',
  invalid_value: 'console.refused.form',
  invalid_format: 'console.refused.form',
  invalid_union: 'console.refused.form',
  custom: 'console.refused.form',
};

function messageOf({ rule, message, got = '' }: FieldError): string {
  const { lang } = document.documentElement;
  if (rule === 'custom' && lang === 'en') return message;
  const key = ofSchema[rule];
  return key ? say(lang, nothing.includes(got) ? 'console.refused.missing' : key) : message;
}
