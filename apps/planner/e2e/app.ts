import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

/** Browser tests need a Chromium of the system; without one they are skipped, which the test command says aloud. */
export const hasChromium = CHROMIUM !== undefined;

export interface App {
  url: string;
  browser: Browser;
  /** A page of its own session; what the page complains about is collected in `errors`. */
  page(options?: { width?: number; height?: number }): Promise<{ page: Page; errors: string[] }>;
  /** Ends the server and starts it again on the same data; with `today` on that day. */
  restart(today?: string): Promise<void>;
  stop(): Promise<void>;
}

/** The Chromium of the system, with a fresh profile. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM as string,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Starts the real product, as `npm start` does, on a fresh embedded database with the demo, and a browser beside it. `today` sets the day of the demo. */
export async function startApp(today?: string): Promise<App> {
  const directory = mkdtempSync(join(tmpdir(), 'giliran-e2e-'));
  let server = await serve(directory, '0', today);
  const browser = await launchBrowser();
  return {
    url: server.url,
    browser,
    async page({ width = 1280, height = 900 } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'id-ID', acceptDownloads: true });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      return { page, errors };
    },
    async restart(day = today) {
      await ended(server.child);
      server = await serve(directory, new URL(server.url).port, day);
    },
    async stop() {
      await browser.close();
      await ended(server.child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Signs in with the demo account of this e-mail, by its button on the sign-in page, and waits for the account's first page. */
export async function signIn(page: Page, app: App, email: string): Promise<void> {
  await page.goto(`${app.url}/masuk`);
  await page.locator(`button:has-text("${email}")`).click();
  await page.waitForURL((url) => /^\/(sekolah|dinas|peneliti)\//.test(url.pathname));
}

async function serve(directory: string, port: string, today: string | undefined): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, PORT: port, GILIRAN_DATA: directory, DATABASE_URL: '', GILIRAN_DEMO: '1', GILIRAN_TODAY: today ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/localhost:\d+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
  return { child, url };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
