/** For EndSnooze: pairs whose moment has come. They may be put off again, so a key is no help: one waits at a time. */
export const snoozesOver = `
  select null as key, jsonb_build_object('proposal', id) as payload
  from introductions.proposals where state = 'snoozed' and snoozed_until <= landfall.now()`;
