/** A bootstrap interval (95 %) of the mean of paired differences. `random` gives numbers of 0 up to 1. */
export function pairedInterval(differences: readonly number[], random: () => number, rounds = 2000): [low: number, high: number] {
  const means = Array.from({ length: rounds }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += differences[Math.floor(random() * differences.length)]!;
    return sum / Math.max(1, differences.length);
  }).sort((a, b) => a - b);
  return [means[Math.floor(0.025 * rounds)]!, means[Math.min(rounds - 1, Math.floor(0.975 * rounds))]!];
}
