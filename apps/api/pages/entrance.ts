import { html } from './html.js';
import { form, link, page, reader } from './page.js';

export type WelcomeRole = 'coordinator' | 'firm' | 'buyer' | 'compliance_officer' | 'operator';

export type WelcomeFacts = {
  signIn: string;
  /** One-time links of the embedded default; production has none. */
  seeAs?: readonly { role: WelcomeRole; link: string }[];
  mails?: string;
  api: string;
  /** Whether the market shown is the invented one. */
  sample: boolean;
};

export function welcome(language: string, facts: WelcomeFacts): string {
  const { t } = reader(language);
  const body = html`<p>${t('welcome.about')}</p>
    ${facts.sample ? html`<p class="note">${t('welcome.sample')}</p>` : null}
    <nav>
      <ul>
        <li>${link(facts.signIn, t('signin.title'))}</li>
        ${facts.seeAs?.map(({ role, link: to }) => html`<li>${t('welcome.see_as')}: ${link(to, t(`welcome.role.${role}`))}</li>`)}
        ${facts.mails ? html`<li>${link(facts.mails, t('welcome.mails'))}</li>` : null}
        <li>${link(facts.api, t('welcome.api'))}</li>
      </ul>
    </nav>`;
  return page({ language, title: t('welcome.title'), body });
}

export type SignInFacts =
  | { by: 'password'; action: string; address?: string; failed?: boolean; asksCode?: boolean }
  /** A one-time link; a first sign-in chooses a password with it. */
  | { by: 'link'; action: string; person: string; choosesPassword: boolean; asksCode?: boolean };

export function signIn(language: string, facts: SignInFacts): string {
  const { t } = reader(language);
  if (facts.by === 'link') {
    const body = html`<p>${t('signin.link.as', { person: facts.person })} ${t('signin.link.once')}</p>
      ${form(
        facts.action,
        {},
        html`${
            facts.choosesPassword
              ? html`<p>
                  <label for="password">${t('signin.password.new')}</label>
                  <input
                    id="password"
                    name="password"
                    type="password"
                    autocomplete="new-password"
                    minlength="15"
                    maxlength="256"
                    required
                  />
                </p>`
              : null
          }${facts.asksCode ? codeField(t) : null}<button>${t('signin.submit')}</button>`,
      )}`;
    return page({ language, title: t('signin.link.title'), body });
  }
  const described = facts.failed ? html` aria-describedby="failed" aria-invalid="true"` : null;
  const body = html`${facts.asksCode && !facts.failed ? html`<p class="note" role="alert">${t('signin.code.asked')}</p>` : null}${facts.failed ? html`<p id="failed" class="note" role="alert">${t('signin.failed')}</p>` : null}
    ${form(
      facts.action,
      {},
      html` <p>
          <label for="address">${t('signin.address')}</label>
          <input
            id="address"
            name="address"
            type="email"
            autocomplete="username"
            required
            value="${facts.address ?? ''}"
            ${described}
          />
        </p>
        <p>
          <label for="password">${t('signin.password')}</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required${described} />
        </p>
        ${facts.asksCode ? codeField(t) : null}<button>${t('signin.submit')}</button>`,
    )}
    <p class="quiet">${t('signin.first')}</p>`;
  return page({ language, title: t('signin.title'), body });
}

const codeField = (t: (key: string) => string) =>
  html`<p>
    <label for="code">${t('signin.code')}</label>
    <input id="code" name="code" autocomplete="one-time-code" maxlength="40" required />
  </p>`;
