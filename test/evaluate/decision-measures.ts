/** The chance that of two, one that happened and one that did not, the first was thought likelier; half for equals. */
export function auc(predicted: readonly number[], happened: readonly number[]): number {
  const order = predicted.map((_, i) => i).sort((i, j) => predicted[i]! - predicted[j]!);
  let [rankSum, positives] = [0, 0];
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end < order.length && predicted[order[end]!] === predicted[order[at]!]) end++;
    const rank = (at + 1 + end) / 2;
    for (; at < end; at++) {
      if (!happened[order[at]!]) continue;
      rankSum += rank;
      positives++;
    }
  }
  const negatives = order.length - positives;
  return positives && negatives ? (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives) : Number.NaN;
}

/** The calibration error over ten bins that probabilities show on average which are true: chance alone. */
export function eceByChance(predicted: readonly number[]): number {
  const variances = new Float64Array(10);
  for (const p of predicted) variances[Math.min(9, Math.floor(p * 10))]! += p * (1 - p);
  return variances.reduce((sum, v) => sum + Math.sqrt((2 / Math.PI) * v), 0) / Math.max(1, predicted.length);
}
