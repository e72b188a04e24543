/**
 * Ends in order on SIGTERM and SIGINT, and when the launcher is gone (its pipe closes, however it died). A second signal, or 15 s
 * without an end, ends at once. An unhandled rejection is logged and ends the process: what state it left is unknown.
 */
export function endWithLauncher(launched: boolean, close: () => Promise<void>): void {
  let ending = false;
  const end = (code: number) => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), 15_000).unref();
    close().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => (launched ? undefined : end(0)));
  if (launched && process.send) {
    process.on('disconnect', () => end(0));
    // It may have gone while this process was still beginning, when nobody listened.
    if (!process.connected) end(0);
    process.on('message', (message: { ping?: boolean }) => message.ping && process.connected && process.send?.({ pong: true }));
  }
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      process.stderr.write(`${event}: ${error instanceof Error ? error.stack : String(error)}\n`);
      end(1);
    });
  }
}
