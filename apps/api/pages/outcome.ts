import { html, type Html } from './html.js';
import { choice, form, link, page, reader } from './page.js';

/** What may come of a meeting, in the order of the buttons. */
const results = ['talking', 'pilot', 'agreement', 'ended'] as const;

export type OutcomeFacts = { organisation: string; day: string } & (
  | { step: 'met'; action: string }
  | { step: 'result'; action: string }
  | { step: 'value'; action: string; currency: string }
  | { step: 'thanks'; outcome: string; correct: string; agreed?: boolean }
);

/** Two taps: did you meet (`met` = yes | no), what came of it (`outcome`); a value band (`value`) only where something was agreed. */
export function outcome(language: string, facts: OutcomeFacts): string {
  const r = reader(language);
  const { t } = r;
  const about = html`<p>${t('outcome.about', { organisation: facts.organisation, day: facts.day })}</p>`;
  const buttons = (name: string, options: readonly (readonly [string, string])[]): Html =>
    html`<p class="acts">${options.map(([value, words]) => html`<button name="${name}" value="${value}">${words}</button>`)}</p>`;
  switch (facts.step) {
    case 'met':
      return page({ language, title: t('outcome.met'), body: html`${about}${form(facts.action, {}, buttons('met', [['yes', t('outcome.met.yes')], ['no', t('outcome.met.no')]]))}` }); // prettier-ignore
    case 'result':
      return page({ language, title: t('outcome.result'), body: html`${about}${form(facts.action, { met: 'yes' }, buttons('outcome', results.map((code) => [code, r.code('outcomes', code)])))}` }); // prettier-ignore
    case 'value':
      return page({
        language,
        title: t('outcome.title'),
        body: html`${about}${form(
          facts.action,
          {},
          html` ${choice('value', 'value', t('outcome.value', { currency: facts.currency }), r.codes('valueBands'), 'not_said')}
            <p class="quiet">${t('outcome.value.explain')}</p>
            <button>${t('page.send')}</button>`,
        )}`,
      });
    case 'thanks':
      return page({
        language,
        title: t('outcome.thanks.title'),
        body: html`<p role="status">${t('outcome.thanks.next', { outcome: facts.outcome })}</p>
          ${
            facts.agreed
              ? form(
                  facts.correct,
                  { met: 'yes', outcome: facts.outcome },
                  html`<fieldset>
                    <legend>${t('outcome.agreed')}</legend>
                    ${choice('agreement', 'agreement', t('outcome.agreement'), r.codes('cooperationTypes'), undefined, t('consent.decline.choose'))}
                    <p>
                      <label for="amount">${t('outcome.amount')}</label
                      ><input id="amount" name="amount" inputmode="decimal" required />
                    </p>
                    <p>
                      <label for="currency">${t('outcome.currency')}</label
                      ><input id="currency" name="currency" required maxlength="3" />
                    </p>
                    <p><label for="on">${t('outcome.on')}</label><input id="on" name="on" type="date" required /></p>
                    <p class="quiet">${t('outcome.value.explain')}</p>
                    <button class="second">${t('page.send')}</button>
                  </fieldset>`,
                )
              : null
          }
          <p>${link(facts.correct, t('outcome.correct'))}</p>`,
      });
  }
}
