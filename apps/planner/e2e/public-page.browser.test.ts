import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('the first page, without signing in', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  test('7 x 8 m, SD, 32 pupils: 18 legal, groups 16 + 16, a drawn seat map, the article behind the number', async () => {
    const { page, errors } = await app.page({ width: 360, height: 740 });
    await page.goto(app.url);
    await page.getByLabel('Lebar').fill('7');
    await page.getByLabel('Panjang').fill('8');
    await page.getByLabel('Bentuk pendidikan').selectOption({ label: 'SD' });
    await page.getByLabel('Siswa dalam rombel').fill('32');
    await page.getByText('16 + 16').waitFor();
    const body = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(body).toContain('18 siswa per sesi');
    expect(await page.locator('svg circle').count()).toBeGreaterThanOrEqual(18);
    await page
      .getByRole('button', { name: /Lampiran III baris 1/ })
      .first()
      .click();
    expect(await page.locator('dialog[open]').innerText()).toContain(
      'jaga jarak minimal 1,5 (satu koma lima) meter dan maksimal 18 (delapan belas) peserta didik per kelas',
    );
    await page.keyboard.press('Escape');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'no sideways scrolling at 360 px').toBeLessThanOrEqual(360);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a slow phone fetches little: scripts of the first page up to its answer at most 100 kB, the engine worker 17 kB', async () => {
    const { page, errors } = await app.page({ width: 360, height: 740 });
    const fetched = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      const file = new URL(response.url()).pathname;
      // Sizes as gzip packs them, whatever the server does.
      if (/\.(js|css)$/.test(file) && file !== '/sw.js')
        fetched.set(
          file,
          response.body().then((body) => gzipSync(body).byteLength),
        );
    });
    await page.goto(app.url);
    await page.getByLabel('Siswa dalam rombel').fill('37');
    await page.getByText('13 + 12 + 12').waitFor();
    const sizes = await Promise.all([...fetched].map(async ([file, size]) => [file, await size] as const));
    const sum = (kind: RegExp) => sizes.filter(([file]) => kind.test(file)).reduce((all, [, size]) => all + size, 0);
    const [scripts, worker, styles] = [sum(/^(?!.*worker).*\.js$/), sum(/engine-worker.*\.js$/), sum(/\.css$/)];
    console.log('first page, bytes packed', JSON.stringify({ scripts, worker, styles }));
    expect(scripts).toBeGreaterThan(50_000);
    expect(scripts).toBeLessThanOrEqual(100_000);
    expect(worker).toBeGreaterThan(5_000);
    expect(worker).toBeLessThanOrEqual(17_000);
    expect(styles).toBeLessThanOrEqual(6_000);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('an empty size is unknown, 70 m is refused, and nothing typed is lost', async () => {
    const { page } = await app.page();
    await page.goto(app.url);
    await page.getByLabel('Siswa dalam rombel').fill('30');
    await page.getByLabel('Lebar').fill('');
    await page.getByText('Belum diketahui').first().waitFor();
    await page.getByLabel('Lebar').fill('70');
    await page.getByText(/2–20/).first().waitFor();
    expect(await page.getByLabel('Siswa dalam rombel').inputValue()).toBe('30');
    await page.context().close();
  });

  test('works offline once it was opened', async () => {
    const { page } = await app.page();
    await page.goto(app.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(async () => (await caches.keys()).length > 0);
    await page.reload();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByLabel('Siswa dalam rombel').fill('37');
    await page.getByText('13 + 12 + 12').waitFor();
    await page.context().close();
  });

  test('the explorer is served from here, needs no outside host and answers', async () => {
    const { page } = await app.page();
    const outside: string[] = [];
    page.on('request', (request) => {
      const host = new URL(request.url()).host;
      if (/^https?:/.test(request.url()) && host !== new URL(app.url).host) outside.push(request.url());
    });
    await page.goto(`${app.url}/explorer.html`);
    // The button runs what the editor holds; before the editor has its text there is nothing to run.
    await page.getByText('calculateRoom').first().waitFor();
    await page
      .getByRole('button', { name: /Execute|Run/ })
      .first()
      .click();
    await page.getByText('"data"').first().waitFor();
    expect(outside).toEqual([]);
    await page.context().close();
  });
});
