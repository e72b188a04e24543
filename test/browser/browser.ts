import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codeAt, stepOf } from '#members';
import { chromium, type Browser, type BrowserContext, type Cookie, type Page } from 'playwright-core';
import type { Caller } from '../caller.js';
import { must } from '../given/given.js';
import type { Landfall } from '../landfall.js';

/** The page's own, in what is sent there to be run. */
declare const document: any;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The address that the test's settings make links with; whatever listens is reached by it. */
const publicUrl = 'http://localhost:3000';

/** What somebody's window starts with. */
type Wishes = { language?: string; dark?: boolean; width?: number; height?: number; session?: Session };
/** Somebody who is signed in: their cookies, and recovery codes for where they are asked for one again. */
export type Session = { cookies: readonly Pick<Cookie, 'name' | 'value'>[]; codes: string[] };

/** Words that stand for a password nobody else chose. */
export const password = 'six words that nobody else chose';

/** A real browser on the whole product. Each visitor has a window of their own. */
export class Visitors {
  private readonly sessions = new Map<string, Promise<Session>>();

  private constructor(
    private readonly browser: Browser,
    private readonly landfall: Landfall,
  ) {}

  static async of(landfall: Landfall, program: string): Promise<Visitors> {
    const { port } = new URL(landfall.url);
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      `--host-resolver-rules=MAP localhost:3000 127.0.0.1:${port}`,
    ];
    return new Visitors(await chromium.launch({ executablePath: program, args }), landfall);
  }

  /** Signs in over the API, so that a test that is not about the door need not pass it; a second factor is set up where it is asked for. */
  session(email: string, caller: Caller): Promise<Session> {
    const known = this.sessions.get(email) ?? this.signIn(email, caller);
    this.sessions.set(email, known);
    return known;
  }

  private async signIn(email: string, caller: Caller): Promise<Session> {
    must(204, await caller.put('/me/password', { password }));
    const somebody = this.landfall.nobody();
    const answer = await somebody.post('/session', { email, password });
    const { secondFactor } = must<{ secondFactor: string }>(201, answer);
    const cookies = answer.headers.getSetCookie().map((line) => {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      return { name, value };
    });
    if (secondFactor !== 'needed') return { cookies, codes: [] };
    const { secret } = must<{ secret: string }>(201, await somebody.post('/me/second-factor'));
    const kept = await somebody.put('/me/second-factor', { code: await this.codeOf(secret) });
    return { cookies, codes: must<{ recoveryCodes: string[] }>(200, kept).recoveryCodes };
  }

  /** What an authenticator app with this secret shows now. */
  async codeOf(secret: string): Promise<string> {
    const { rows } = await this.landfall.admin.query(`select extract(epoch from landfall.now())::float8 as seconds`);
    return codeAt(secret, stepOf(rows[0].seconds));
  }

  /** Somebody's window, closed again however the visit ends; a browser that complains fails the test. */
  async visit(wishes: Wishes, visit: (visitor: Visitor) => Promise<void>): Promise<void> {
    const visitor = await this.visitor(wishes);
    try {
      await visit(visitor);
      if (visitor.complaints.length) throw new Error('the browser complained');
    } catch (error) {
      // what stood on the screen says more than a time that ran out
      const seen = await visitor.page.locator('body').innerText({ timeout: 2000 }).catch(() => '(no page)'); // prettier-ignore
      throw new Error(`${(error as Error).message}\n${[...visitor.complaints, seen.slice(0, 1500)].join('\n')}`, {
        cause: error,
      });
    } finally {
      await visitor.close();
    }
  }

  private async visitor({ language = 'en', dark = false, width = 1440, height = 900, session }: Wishes): Promise<Visitor> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: language,
      reducedMotion: 'reduce',
    });
    await context.addCookies([
      { name: 'landfall-language', value: language, url: `${publicUrl}/app` },
      ...(session?.cookies ?? []).map(({ name, value }) => ({ name, value, url: publicUrl })),
    ]);
    return new Visitor(context, await context.newPage());
  }

  close = () => this.browser.close();
}

export class Visitor {
  /** What the browser complained of: a broken policy, a failed script. */
  readonly complaints: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    // that a request was refused is said on the screen; the browser's own line for it is no fault
    page.on('console', (line) => line.type() === 'error' && !line.text().startsWith('Failed to load resource') && this.complaints.push(line.text())); // prettier-ignore
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  go = (path: string) => this.page.goto(`${publicUrl}/app${path}`);

  /** Waits until a screen has what it fetches. */
  settled = async (): Promise<void> => {
    await this.page.waitForLoadState('networkidle');
    await this.page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'));
  };

  press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve()); // prettier-ignore

  /** What axe finds, as lines one can read; none on a good screen. */
  axe = async (rules?: readonly string[]): Promise<string[]> => {
    await this.page.evaluate(axe);
    return this.page.evaluate(async (only) => {
      type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };
      const { run } = (globalThis as unknown as { axe: { run: (asked: object) => Promise<Found> } }).axe;
      const { violations } = await run(only ? { runOnly: only } : {});
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`)); // prettier-ignore
    }, rules);
  };

  /** By how many pixels the page is wider than its window; a broken pixel is rounded up on one side only. */
  overflow = async () => {
    const wider = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    return wider <= 1 ? 0 : wider;
  };

  close = () => this.context.close();
}
