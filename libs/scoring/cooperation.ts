/** Ways of working together that lead to one another; within a family a different way is a start for a talk. */
const families: readonly (readonly string[])[] = [
  ['commercial_agency', 'distribution', 'franchise', 'supply'],
  ['supply', 'shared_use', 'training'],
  ['outsourcing', 'subcontracting', 'manufacturing', 'reciprocal_production'],
  ['licence', 'technical_cooperation', 'rd_cooperation', 'commercial_agreement_with_technical_assistance'],
  ['joint_venture', 'investment', 'reciprocal_production'],
];
/** A bit for each family that a way of working together is in. */
const familiesOf = new Map<string, number>();
families.forEach((ways, n) => ways.forEach((way) => familiesOf.set(way, (familiesOf.get(way) ?? 0) | (1 << n))));
const inFamilies = (ways: readonly string[]): number => {
  let bits = 0;
  for (const way of ways) bits |= familiesOf.get(way) ?? 0;
  return bits;
};
/** Whether a way of the one and a way of the other are in one family. */
export const related = (a: readonly string[], b: readonly string[]): boolean => (inFamilies(a) & inFamilies(b)) !== 0;
