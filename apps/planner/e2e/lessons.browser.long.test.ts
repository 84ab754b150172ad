import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('an SMP with subject teachers, from the table of lessons to the timetable of a teacher', () => {
  let app: App;
  let page: Page;
  let errors: string[];
  let base: string;
  const downloads = mkdtempSync(join(tmpdir(), 'giliran-pelajaran-'));
  const open = async (tab: string, heading: RegExp) => {
    await page.goto(`${base}/${tab}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const axe = async () => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const save = (on: Page) => on.getByRole('button', { name: 'Simpan pelajaran' });

  beforeAll(async () => {
    app = await startApp();
    ({ page, errors } = await app.page({ width: 1440, height: 1000 }));
    await signIn(page, app, 'operator.smp27@demo.giliran');
    base = page.url().replace(/\/[^/]*$/, '');
  });
  afterAll(async () => {
    await app.stop();
    rmSync(downloads, { recursive: true, force: true });
  });

  test('the table: running sums, what does not fit is named and not stored, what is stored stays', { timeout: 120_000 }, async () => {
    await open('pelajaran', /^Pelajaran/);
    await page.getByText('Jam semua rombel muat').waitFor();
    const first = page.getByRole('rowheader').first();
    await first.getByText('12 dari 12 jam').waitFor();
    const rombel = (await first.innerText()).split('\n')[0]?.trim() ?? '';
    const periods = (subject: string) => field(`${subject} ${rombel}: jam seminggu`);
    const mathematics = await periods('MTK').inputValue();
    const indonesian = await periods('BIN').inputValue();

    await periods('MTK').fill(String(Number(mathematics) + 1));
    await page.getByText('1 rombel kelebihan jam', { exact: true }).waitFor();
    expect(await main()).toContain(`${rombel}: 13 jam, tersedia 12. Kurangi 1 jam, atau tambah pertemuan.`);
    expect(await save(page).isDisabled()).toBe(true);
    await periods('BIN').fill(String(Number(indonesian) - 1));
    await page.getByText('Jam semua rombel muat').waitFor();

    // A name that is no teacher is kept on screen and offered as a new one; the right one mends it.
    const teacher = field(`BIN ${rombel}: guru`);
    const known = await teacher.inputValue();
    await teacher.fill('Bu Contoh Baru');
    await page.getByText(/1 nama belum ada di daftar guru: Bu Contoh Baru/).waitFor();
    expect(await save(page).isDisabled()).toBe(true);
    await teacher.fill(known);

    // Enter goes down a column, as in a spreadsheet.
    await periods('MTK').press('Enter');
    const below = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(below).toMatch(/^MTK .+: jam seminggu$/);
    expect(below).not.toContain(rombel);

    await axe();
    await save(page).click();
    await page.getByText('Pelajaran tersimpan.').waitFor();
    await page.reload();
    await first.getByText('12 dari 12 jam').waitFor();
    expect(await periods('MTK').inputValue()).toBe(String(Number(mathematics) + 1));
  });

  test('a row goes to the rombel of its grade and comes back; the sheet goes out and comes back', { timeout: 120_000 }, async () => {
    const first = page.getByRole('rowheader').first();
    await first.getByRole('button', { name: /^Salin baris/ }).click();
    await page.getByText('Ada perubahan yang belum disimpan.').waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    expect(await save(page).isDisabled()).toBe(true);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh tabel ini sebagai templat' }).click(),
    ]);
    const path = join(downloads, download.suggestedFilename());
    await download.saveAs(path);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('0 isian baru, 0 berubah, 216 tetap.').waitFor();
    await page.getByRole('button', { name: 'Batal, pilih berkas lain' }).click();

    // Copied lines: one good, one of an unknown rombel, named by its line.
    const rombel = (await first.innerText()).split('\n')[0]?.trim() ?? '';
    const teacher = await field(`MTK ${rombel}: guru`).inputValue();
    await page.getByText('Tempel baris dari lembar kerja').click();
    await page.getByLabel(/^Baris dengan kolom Rombel/).fill(`${rombel}\tMuatan Lokal\t${teacher}\t2\nKelas 99Z\tMTK\t${teacher}\t2`);
    await page.getByRole('button', { name: 'Baca tempelan' }).click();
    await page.getByText(/Rombel "Kelas 99Z" di baris 2 tidak ada di sekolah ini/).waitFor();
    await page.getByRole('button', { name: 'Masukkan 1 baris ke tabel' }).click();
    await page.getByText(`${rombel}: 14 jam, tersedia 12.`, { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Buang perubahan' }).click();
    await page.getByText('Jam semua rombel muat').waitFor();
  });

  test(
    'the plan: proof, lessons of a session, the row of a teacher, a move with its lessons, saved, printed per teacher',
    {
      timeout: 180_000,
    },
    async () => {
      await open('jadwal', /Jadwal/);
      await page.getByRole('button', { name: /^Susun/ }).click();
      await page.getByText(/Setiap siswa masuk 2 kali seminggu/).waitFor({ timeout: 60_000 });
      await page.getByText(/terbukti optimal: batas 2/).waitFor();
      expect(await main()).toContain('Yang membatasi: pertemuan seminggu yang diminta untuk pelajaran');

      await page.getByRole('button', { name: 'Guru', exact: true }).click();
      const chip = page.locator('.week-table [data-session]').first();
      const label = (await chip.getAttribute('aria-label')) ?? '';
      expect(label).toMatch(/jam ke-1/);
      expect(await chip.innerText()).toMatch(/jam \d/);
      await axe();
      await chip.click();
      const dialog = page.locator('dialog[open]');
      await dialog.getByRole('table').waitFor();
      expect(await dialog.getByRole('rowheader').count()).toBe(6);
      await dialog.locator('.place-menu[aria-busy=false]').waitFor();
      await dialog.locator('.place-menu button').first().click();
      await page
        .getByText(/Belum disimpan|belum disimpan/)
        .first()
        .waitFor();
      await page.getByText('0 melanggar').waitFor();
      expect(await page.locator('.plan-violations').count()).toBe(0);

      await page.getByRole('button', { name: 'Simpan rancangan' }).click();
      await page.getByText(/Tersimpan sebagai versi \d/).waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Guru', exact: true }).click();
      expect(await page.locator('.week-table [data-session]').first().getAttribute('aria-label')).toMatch(/jam ke-1/);

      await open('cetak', /Cetak/);
      await page.getByLabel('Jadwal per guru').check();
      const sheet = page.frameLocator('iframe');
      await sheet.locator('body', { hasText: /MTK|BIN|IPA/ }).waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Unduh PDF' }).click()]);
      const path = join(downloads, download.suggestedFilename());
      await download.saveAs(path);
      expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
      expect(errors).toEqual([]);
    },
  );

  test('on a phone: one rombel at a time, nothing wider than the screen', { timeout: 90_000 }, async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open('pelajaran', /^Pelajaran/);
    const picked = page.getByLabel('Rombel', { exact: true });
    await picked.waitFor();
    expect(await page.locator('input.lesson-periods').count()).toBe(8);
    const second = await picked.locator('option').nth(1).innerText();
    await picked.selectOption({ index: 1 });
    await page.locator('.lesson-row-head', { hasText: second.replace(/ \(.*/, '') }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await axe();
  });
});
