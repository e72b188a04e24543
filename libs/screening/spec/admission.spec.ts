import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { admission, licenceModels, SetAdmissionRules, type AdmissionFacts } from '../admission.js';

const seed = Number(process.env.SEED ?? 1);
const facts: AdmissionFacts = { sectors: ['72000000'], origin: 'RU', licenceModel: 'proprietary', criticalInfrastructure: false };
const rules = (...all: object[]) => SetAdmissionRules.parse({ rules: all.map((r, n) => ({ name: `Rule ${n}`, ...r })) }).rules;

describe('admission rules', () => {
  it('admit everybody where there are none', () => {
    expect(admission([], facts)).toEqual({ verdict: 'allow', rule: null });
  });

  it('ask about origin, licence model, sector and critical infrastructure, and the first that is met decides', () => {
    const all = rules(
      { verdict: 'allow', origins: ['BR'] },
      { verdict: 'refuse', criticalInfrastructure: true, licenceModels: ['proprietary'] },
      { verdict: 'approve', sectors: ['48', '72'], originsExcept: ['AE', 'BR'] },
      { verdict: 'refuse', sectors: ['72'] },
    );
    const of = (changed: Partial<AdmissionFacts>) => admission(all, { ...facts, ...changed });
    expect(of({})).toEqual({ verdict: 'approve', rule: 'Rule 2' });
    expect(of({ criticalInfrastructure: true })).toEqual({ verdict: 'refuse', rule: 'Rule 1' });
    expect(of({ criticalInfrastructure: true, licenceModel: 'open_source' })).toEqual({ verdict: 'approve', rule: 'Rule 2' });
    expect(of({ origin: 'BR', criticalInfrastructure: true })).toEqual({ verdict: 'allow', rule: 'Rule 0' });
    expect(of({ origin: 'AE' })).toEqual({ verdict: 'refuse', rule: 'Rule 3' });
    expect(of({ sectors: ['38435000'] })).toEqual({ verdict: 'allow', rule: null });
  });

  it('neither admit nor refuse by silence', () => {
    const all = rules({ verdict: 'refuse', licenceModels: ['proprietary'] });
    expect(admission(all, { ...facts, licenceModel: null })).toEqual({ verdict: 'approve', rule: 'Rule 0' });
    const either = rules({ verdict: 'refuse', licenceModels: ['proprietary'] }, { verdict: 'refuse' });
    expect(admission(either, { ...facts, licenceModel: null })).toEqual({ verdict: 'refuse', rule: 'Rule 0' });
  });

  it('know the licence models that listings have', async () => {
    const codes = await import('../../listings/codes.js');
    expect(licenceModels).toEqual(codes.licenceModels);
  });

  it('never admit more while a fact is hidden than when it is told', () => {
    const anyRule = fc.record({
      origins: fc.subarray(['RU', 'BR', 'AE']),
      originsExcept: fc.subarray(['RU', 'BR', 'AE']),
      licenceModels: fc.subarray([...licenceModels]),
      criticalInfrastructure: fc.option(fc.boolean(), { nil: undefined }),
      verdict: fc.constantFrom('allow', 'approve', 'refuse'),
    });
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), fc.boolean(), (some, criticalInfrastructure) => {
        const all = rules(...some);
        const said = [];
        for (const origin of ['RU', 'BR', 'AE', 'VN'])
          for (const licenceModel of licenceModels)
            said.push(admission(all, { ...facts, origin, licenceModel, criticalInfrastructure }).verdict);
        const hidden = admission(all, { ...facts, origin: null, licenceModel: null, criticalInfrastructure }).verdict;
        if (hidden === 'allow') expect(new Set(said)).toEqual(new Set(['allow']));
        if (hidden === 'refuse') expect(new Set(said)).toEqual(new Set(['refuse']));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('refuse two rules of one name, a code that is none and a verdict that is none, each by its field', () => {
    const paths = (body: object) => SetAdmissionRules.safeParse(body).error?.issues.map((i) => i.path.join('.'));
    expect(
      paths({
        rules: [
          { name: 'One', verdict: 'allow' },
          { name: 'One', verdict: 'refuse' },
        ],
      }),
    ).toEqual(['rules']);
    expect(paths({ rules: [{ name: 'One', verdict: 'maybe', sectors: ['IT'], origins: ['Russia'] }] })).toEqual(
      expect.arrayContaining(['rules.0.verdict', 'rules.0.sectors.0', 'rules.0.origins.0']),
    );
  });
});
