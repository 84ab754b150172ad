import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('what a school prints and hands out', () => {
  let app: App;
  let page: Page;
  let errors: string[];
  const downloads = mkdtempSync(join(tmpdir(), 'giliran-cetak-'));

  beforeAll(async () => {
    app = await startApp();
    ({ page, errors } = await app.page());
  });
  afterAll(async () => {
    await app.stop();
    rmSync(downloads, { recursive: true, force: true });
  });

  test('every paper shows, prints, and comes as PDF and Excel', { timeout: 180_000 }, async () => {
    await signIn(page, app, 'operator.sd12@demo.giliran');
    const base = page.url().replace(/\/[^/]*$/, '');
    await page.goto(`${base}/jadwal`);
    await page.getByRole('button', { name: /^Susun/ }).click();
    await page.getByText(/Setiap siswa masuk \d+ kali seminggu/).waitFor({ timeout: 60_000 });
    await page.goto(`${base}/cetak`);
    const sheet = page.frameLocator('iframe');
    const file = async (button: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      const path = join(downloads, download.suggestedFilename());
      await download.saveAs(path);
      return readFileSync(path);
    };
    for (const [label, words] of [
      ['Jadwal per rombel', /menit seminggu/],
      ['Jadwal per kelompok', /Jam seminggu/],
      ['Jadwal per guru', /Beban seminggu/],
      ['Jadwal per ruang', /Bersihkan/],
      ['Jadwal gerbang', /Titik tunggu/],
      ['Daftar kelompok', /No. absen|no. absen/],
      ['Kartu orang tua', /Gunting menurut garis/],
      ['Surat pernyataan dan izin', /MENGIZINKAN/],
      ['SK Satgas sekolah', /Menetapkan/],
      ['Poster protokol', /Tempat ibadah/],
    ] as const) {
      await page.getByLabel(label).check();
      await sheet.locator('body', { hasText: words }).waitFor();
      expect((await file('Unduh PDF')).subarray(0, 5).toString()).toBe('%PDF-');
      expect((await file('Unduh Excel')).subarray(0, 2).toString()).toBe('PK');
    }
    await page.getByLabel('Pemberitahuan penghentian').check();
    await page.getByText(/tidak sedang dihentikan/).waitFor();
    await page.getByLabel('Pemberitahuan perubahan').check();
    await page.getByText(/Belum ada versi sebelumnya/).waitFor();
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
