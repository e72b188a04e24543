import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Seeded } from '../chaos/seeded.js';

/** How an invented market differs from the usual one. */
export interface Shape {
  waves: number;
  /** Fewest and most people of a side in a wave. */
  size: [number, number];
  /** What is added to everybody's readiness, on the logit. */
  level: number;
  /** How much people differ in how choosy and how wanted they are, and how much tastes count. */
  choosy: number;
  wanted: number;
  tastes: number;
  features: boolean;
}
const usual: Shape = { waves: 20, size: [9, 21], level: 0, choosy: 1, wanted: 0.8, tastes: 1, features: true };

/**
 * Writes an invented set of two-sided decisions: waves in which everybody of one side meets everybody of the other. Some people are
 * choosy, some are wanted (and somewhat choosier for it), few features matter and the most do not; some are missing or odd.
 */
export function writeDecisionMarket(folder: string, seed: number, differing: Partial<Shape> = {}): void {
  const shape = { ...usual, ...differing };
  const people: object[] = [];
  const pairs: object[] = [];
  for (let wave = 0; wave < shape.waves; wave++) {
    const r = new Seeded(seed, 'wave', wave);
    const level = 0.3 * normal(r) + shape.level;
    const sides = ['a', 'b'].map((side) => Array.from({ length: r.int(...shape.size) }, (_, n) => person(seed, wave, side, n)));
    people.push(...sides.flat().map(({ id, side, features }) => ({ id, side, wave, ...(shape.features && { features }) })));
    for (const a of sides[0]!)
      for (const b of sides[1]!) {
        const [aSaid, bSaid] = [says(r, a, b, level - 0.1, shape), says(r, b, a, level - 0.7, shape)];
        pairs.push({
          a: a.id,
          b: b.id,
          ...(r.chance(0.95) && { wave }),
          a_said: aSaid,
          b_said: r.chance(0.5) ? bSaid : bSaid === 1,
        });
      }
  }
  mkdirSync(folder, { recursive: true });
  const text = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row).replaceAll('"odd"', 'NaN')}\n`).join('');
  writeFileSync(path.join(folder, 'people.jsonl'), text(people));
  writeFileSync(path.join(folder, 'pairs.jsonl'), text(pairs));
}

type Invented = ReturnType<typeof person>;

function person(seed: number, wave: number, side: string, n: number) {
  const r = new Seeded(seed, 'person', wave, side, n);
  const wanted = normal(r);
  const age = Math.round(27 + 4 * normal(r));
  const field = r.pick(['law', 'engineering', 'business', 'arts', 'medicine']);
  const interest = normal(r);
  const others = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`other${i}`, r.chance(0.1) ? 'odd' : Math.round(10 * normal(r)) / 10]),
  );
  const features: Record<string, unknown> = {
    ...others,
    age: r.chance(0.05) ? null : age,
    field,
    interest: String(interest.toFixed(2)),
    sporty: r.chance(0.5),
    own_view: r.chance(0.05) ? 'odd' : Math.round(6 + 0.8 * wanted + 1.2 * normal(r)),
  };
  return { id: `${side}${wave}.${n}`, side, features, age, field, interest, wanted, choosy: normal(r) };
}

function says(r: Seeded, who: Invented, whom: Invented, level: number, shape: Shape): 0 | 1 {
  const taste =
    0.3 * who.interest * whom.interest -
    0.1 * Math.abs(who.age - whom.age) +
    0.4 * Number(who.field === whom.field) +
    0.5 * normal(r);
  const choosy = shape.choosy * who.choosy + 0.3 * who.wanted;
  const eta = level + 0.3 - choosy + shape.wanted * whom.wanted + shape.tastes * taste;
  return r.next() < 1 / (1 + Math.exp(-1.2 * eta)) ? 1 : 0;
}

const normal = (r: Seeded) => Math.sqrt(-2 * Math.log(1 - r.next())) * Math.cos(2 * Math.PI * r.next());
