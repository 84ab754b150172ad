import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

/** The public recap of Kabupaten Banjar as it was downloaded: 953 real schools. */
const RECAP = fileURLToPath(new URL('../../../packages/dapodik/fixtures/rekap-kab-banjar-2023.xlsx', import.meta.url));

describe.skipIf(!hasChromium)('a dinas officer with the real recap of 953 schools', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  test('import, schools by kecamatan and level, one what-if over all of them', async () => {
    const { page, errors } = await app.page();
    const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    await signIn(page, app, 'dinas.banjar@demo.giliran');
    const base = page.url().replace(/\/[^/]*$/, '');
    await page.getByText('Perbup Bengkayang diterapkan sebagai uji aturan, bukan hukum di kabupaten ini.').first().waitFor();

    await page.goto(`${base}/impor`);
    await page.locator('input[type=file]').first().setInputFiles(RECAP);
    await page.getByRole('button', { name: 'Simpan 953 satuan' }).waitFor();
    const preview = await main();
    expect(preview).toContain('Tertulis 1.695');
    expect(preview).toMatch(/Tertulis 1\.216/);
    expect(preview).toContain('Aluh-Aluh');
    // Nothing is taken silently: the two readings are offered, and used only when ticked.
    expect(preview).toContain('Nilai mungkin yang belum dicentang: 2');
    await page.getByLabel(/Pakai nilai yang mungkin untuk semua/).check();
    await page.getByRole('button', { name: 'Simpan 953 satuan' }).click();
    await page.getByText('Baru: 953.').waitFor();
    expect(await main()).not.toContain('tanpa kode kecamatan');
    await page.goto(`${base}/impor`);
    await page.locator('input[type=file]').first().setInputFiles(RECAP);
    await page.getByLabel(/Pakai nilai yang mungkin untuk semua/).check();
    await page.getByRole('button', { name: 'Simpan 953 satuan' }).click();
    await page.getByText('Tetap sama: 953.').waitFor();

    await page.goto(`${base}/sekolah`);
    await page.getByText(/1–50 dari 953 sekolah/).waitFor();
    // 91.538 = sum of the column with the two cells read as 1695 and 1216.
    expect(await main()).toContain('91.538');
    await page.getByLabel('Cari').fill('ALUH');
    await page.getByText(/dari \d{1,2} sekolah/).waitFor();

    await page.goto(`${base}/uji-aturan`);
    await page.getByRole('button', { name: 'Mulai uji aturan' }).waitFor();
    const sides = page.locator('fieldset').filter({ hasText: /Aturan [AB]/ });
    if (
      !(await sides
        .nth(0)
        .getByLabel(/Perbup Bengkayang/)
        .isChecked())
    )
      await sides
        .nth(0)
        .getByLabel(/Perbup Bengkayang/)
        .check();
    if (
      !(await sides
        .nth(1)
        .getByLabel(/SKB 4 Menteri 03\/KB\/2021/)
        .isChecked())
    )
      await sides
        .nth(1)
        .getByLabel(/SKB 4 Menteri 03\/KB\/2021/)
        .check();
    await page.getByRole('button', { name: 'Mulai uji aturan' }).click();
    await page.getByText(/Ringkasan 953 sekolah/).waitFor({ timeout: 180_000 });
    const answer = await main();
    for (const words of [
      'Siswa tanpa tempat',
      'paling sedikit',
      'Menit tatap muka per siswa per minggu',
      'Asumsi dan cara mengulang',
      'Sekolah demi sekolah',
    ])
      expect(answer).toContain(words);
    expect(answer).toMatch(/sha256:[0-9a-f]{64}/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('the researcher reads aggregates of Bengkayang with small cells hidden, and no school by name', async () => {
    const { page, errors } = await app.page();
    await signIn(page, app, 'peneliti@demo.giliran');
    await page.getByText('Seluruh kabupaten').first().waitFor();
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('Lampiran III baris 1');
    expect(text).toContain('kurang dari 5 sekolah');
    expect(text).not.toContain('(sintetis)');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('an unknown school and a signed-out visitor get words, not a broken page', async () => {
    const { page } = await app.page({ width: 360, height: 740 });
    await page.goto(`${app.url}/sekolah/00000000-0000-4000-8000-000000000000/jadwal`);
    await page.getByRole('button', { name: /Masuk/ }).first().waitFor();
    await signIn(page, app, 'operator.desa@demo.giliran');
    await page.goto(`${app.url}/sekolah/00000000-0000-4000-8000-000000000000/jadwal`);
    await page
      .getByText(/tidak ditemukan/)
      .first()
      .waitFor();
    await page.context().close();
  });
});
