/** What a person is told in place of a stack trace: what happened, why, and what to do next. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** Runs a command's main function: a Refusal prints its sentence, anything else its stack; both end with 1. */
export async function command(main) {
  try {
    const code = await main();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
