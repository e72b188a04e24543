import pieces from '../look/pieces.module.css';
import { Letters } from './letters.js';
import { Meetings } from './meetings.js';

/** What is arranged for two sides that know each other: letters and meetings. */
export default function Arranging({ introduction }: { introduction: string }) {
  return (
    <div className={pieces.form}>
      <Meetings introduction={introduction} />
      <Letters introduction={introduction} />
    </div>
  );
}
