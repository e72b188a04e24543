/** A required party and the times at which it can; null while it has not answered. */
export type Answered = { times: readonly Date[] | null };

/** `waiting` for somebody, no time for `nobody` misses, or the earliest time after `now` at which every required party can. */
export function firstCommon(required: readonly Answered[], now: Date): Date | 'waiting' | 'none' {
  if (required.length === 0 || required.some(({ times }) => times === null)) return 'waiting';
  const [first, ...others] = required.map(({ times }) => times!.map(Number));
  const common = first!.filter((time) => time > now.getTime() && others.every((times) => times.includes(time)));
  return common.length ? new Date(Math.min(...common)) : 'none';
}
