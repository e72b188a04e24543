import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Landfall } from '../landfall.js';

/** The page's own, in what is sent there to be run. */
declare const document: any;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The address that the test's settings make links with; whatever listens is reached by it. */
const publicUrl = 'http://localhost:3000';

/** A real browser on the whole product. Each visitor has a window of their own. */
export class Visitors {
  private constructor(private readonly browser: Browser) {}

  static async of(landfall: Landfall, program: string): Promise<Visitors> {
    const { port } = new URL(landfall.url);
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      `--host-resolver-rules=MAP localhost:3000 127.0.0.1:${port}`,
    ];
    return new Visitors(await chromium.launch({ executablePath: program, args }));
  }

  async visitor(wishes: { language?: string; dark?: boolean; width?: number } = {}): Promise<Visitor> {
    const { language = 'en', dark = false, width = 1440 } = wishes;
    const context = await this.browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      locale: language,
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name: 'landfall-language', value: language, url: `${publicUrl}/app` }]);
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

  /** Signs in as a person would, by address and password, and by the code that is then asked for. */
  async signIn(email: string, password: string, code?: string): Promise<void> {
    await this.go('/sign-in');
    await this.page.locator('input[name=email]').fill(email);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.keyboard.press('Enter');
    if (code) {
      await this.page.locator('input[name=code]').fill(code);
      await this.page.keyboard.press('Enter');
    }
    await this.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  }

  /** What axe finds, as lines one can read; none on a good screen. */
  async axe(): Promise<string[]> {
    await this.page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'));
    await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };
      const { run } = (globalThis as unknown as { axe: { run: () => Promise<Found> } }).axe;
      const { violations } = await run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`)); // prettier-ignore
    });
  }

  /** How far the page is wider than its window. */
  overflow = () => this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  close = () => this.context.close();
}
