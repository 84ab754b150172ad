import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('a dinas officer tries a rule before it is set', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp('2021-09-13');
  });
  afterAll(() => app.stop());

  test('rule A with a change: refused when looser without a reference, shown line by line, answered, and stored as no rule', async () => {
    const { page, errors } = await app.page({ width: 1280, height: 900 });
    const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    await signIn(page, app, 'dinas.bengkayang@demo.giliran');
    await page.goto(`${app.url}/dinas/61.07/uji-aturan`);
    await page.getByLabel('Isi aturan B').selectOption({ label: 'Aturan A dengan perubahan' });
    const value = page.getByLabel('Nilai', { exact: true });
    await value.fill('20');
    await page.getByText(/Siswa per ruang dan sesi: 20 siswa lebih longgar daripada 18 siswa.*rujukannya belum ada/).waitFor();
    await value.fill('15');
    await page.getByText('lebih ketat', { exact: true }).waitFor();
    expect(await main()).toMatch(/18 siswa § Lampiran III baris 1 .*15 siswa lebih ketat/);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
    await page.getByRole('button', { name: 'Mulai uji aturan' }).click();
    await page.getByText(/Ringkasan \d+ sekolah/).waitFor({ timeout: 120_000 });
    const answer = await main();
    for (const words of [
      'Perubahan yang diuji pada sisi B: perubahan Siswa per ruang dan sesi',
      'pengandaian',
      'Pengandaian, bukan peraturan',
      'A-06',
    ])
      expect(answer).toContain(words);
    const groups = /Kelompok ([\d.]+) ([\d.]+)/
      .exec(answer)
      ?.slice(1)
      .map((text) => Number(text.replaceAll('.', '')));
    expect(groups?.[1]).toBeGreaterThan(groups?.[0] ?? Infinity);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);

    await page.goto(`${app.url}/dinas/61.07/aturan-daerah`);
    await page.getByLabel('Nilai', { exact: true }).fill('12');
    await page.getByLabel('Nama naskah').fill('Rancangan SE Kepala Dinas');
    await page.getByLabel('Pasal atau angka').fill('angka 2');
    await page.getByLabel('Untuk', { exact: true }).selectOption('DASMEN');
    await page.getByRole('button', { name: 'Coba dulu' }).click();
    await page.getByText('Semula dan menjadi').waitFor();
    expect(await page.getByLabel('Nama perubahan').inputValue()).toBe('Rancangan SE Kepala Dinas');
    expect(await main()).toMatch(/12 siswa lebih ketat 13 Sep 2021 angka 2/);
    await page.getByRole('button', { name: 'Mulai uji aturan' }).click();
    await page.getByText('Perubahan yang diuji pada sisi B: Rancangan SE Kepala Dinas').waitFor({ timeout: 120_000 });
    await page.goto(`${app.url}/dinas/61.07/aturan-daerah`);
    await page.getByText('Belum ada. Semua nilai berasal dari peraturan yang tersimpan.').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
