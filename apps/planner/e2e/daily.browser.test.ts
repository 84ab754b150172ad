import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('a school day on a telephone', () => {
  let app: App;
  let page: Page;
  let errors: string[];
  let base: string;

  beforeAll(async () => {
    app = await startApp('2021-09-15');
    ({ page, errors } = await app.page({ width: 360, height: 740 }));
    await signIn(page, app, 'operator.desa@demo.giliran');
    base = page.url().replace(/\/[^/]*$/, '');
  });
  afterAll(() => app.stop());

  const section = (name: string | RegExp) => page.getByRole('region', { name });
  const ask = (query: string) =>
    page.evaluate(async (text) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text }),
      });
      return (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
    }, query);

  test(
    'S9: opening list, roster, closing list and report, a second report as a revision, in under three minutes',
    { timeout: 240_000 },
    async () => {
      // A plan to come by, and the parents' choice for it.
      await page.goto(`${base}/siswa`);
      for (let i = 0; i < 6; i++) {
        await page.getByRole('button', { name: 'Semua Ya' }).nth(i).click();
        await page
          .locator('dialog[open]')
          .getByRole('button', { name: /^Catat/ })
          .click();
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
      }
      await page.goto(`${base}/jadwal`);
      await page.getByRole('button', { name: /^Susun/ }).click();
      await page.getByText(/Setiap siswa masuk \d+ kali seminggu/).waitFor();
      await page.getByRole('button', { name: 'Simpan rancangan' }).click();
      await page.getByText(/Tersimpan sebagai versi 1/).waitFor();

      const began = Date.now();
      await page.goto(`${base}/harian`);
      await page.getByRole('heading', { level: 1, name: 'Harian' }).waitFor();
      await section('1. Sebelum pelajaran').getByRole('button', { name: 'Semua sudah dilakukan' }).click();
      await section('1. Sebelum pelajaran').getByText('5 dari 5 baris').waitFor();
      const expected = Number(await section('2. Siapa yang masuk').locator('.figure-number').innerText());
      expect(expected).toBeGreaterThan(20);

      // One pupil has to stay at home today: the roster follows, the plan does not.
      await section('3. Siswa yang harus di rumah').getByText('Catat siswa yang harus di rumah').click();
      const hold = section('3. Siswa yang harus di rumah');
      const session = await section('2. Siapa yang masuk').locator('.session-line').first().innerText();
      const rombel = /Kelas \d/.exec(session)?.[0] ?? '';
      await hold.getByLabel('Rombel').selectOption({ label: rombel });
      await section('2. Siapa yang masuk').getByRole('button', { name: 'Buka daftar nama' }).click();
      const first = await section('2. Siapa yang masuk').locator('.session-names li').first().innerText();
      await hold.getByLabel('Siswa', { exact: true }).selectOption({ label: first });
      await hold.getByRole('button', { name: 'Catat', exact: true }).click();
      await section('2. Siapa yang masuk').getByText('1 kursi kosong').first().waitFor();
      expect(Number(await section('2. Siapa yang masuk').locator('.figure-number').innerText())).toBe(expected - 1);

      // Opened again, the list names who stays at home; on paper it does not (S8).
      await section('2. Siapa yang masuk').getByRole('button', { name: 'Tutup daftar nama' }).click();
      await section('2. Siapa yang masuk').getByRole('button', { name: 'Buka daftar nama' }).click();
      await section('2. Siapa yang masuk').getByText('gejala pada anak atau orang serumah').waitFor();
      await page.emulateMedia({ media: 'print' });
      const paper = await page.locator('main').innerText();
      expect(paper).toContain('2. Siapa yang masuk');
      expect(paper).not.toContain('gejala');
      const list = (await section('2. Siapa yang masuk').locator('.session-names').first().innerText()).split('\n');
      expect(list.length).toBeGreaterThan(5);
      expect(list).not.toContain(first);
      expect(paper).not.toContain('Laporan kesehatan');
      await page.emulateMedia({ media: 'screen' });

      await section('4. Sesudah pelajaran').getByRole('button', { name: 'Semua sudah dilakukan' }).click();
      const report = section('5. Laporan kesehatan harian');
      expect(await report.getByLabel('Siswa hadir').inputValue()).toBe(String(expected - 1));
      await report.getByRole('button', { name: 'Kirim laporan' }).click();
      await report.getByText('Terkirim, revisi 1').waitFor();
      expect(Date.now() - began).toBeLessThan(180_000);

      await report.getByLabel('Siswa hadir').fill(String(expected - 3));
      await report.getByText(/Gejala saat pemeriksaan/).click();
      await report.getByLabel('Demam').fill('1');
      await report.getByRole('button', { name: 'Kirim revisi' }).click();
      await report
        .getByText(/revisi 2/)
        .first()
        .waitFor();
      await report.getByText('Riwayat laporan: 2').click();
      expect((await report.locator('ol li').allInnerTexts()).map((text) => /hadir (\d+)/.exec(text)?.[1])).toEqual([
        String(expected - 1),
        String(expected - 3),
      ]);

      // More present than expected is refused in words, and what was typed stays.
      await report.getByLabel('Siswa hadir').fill('999');
      await report.getByRole('button', { name: 'Kirim revisi' }).click();
      await report.getByRole('alert').filter({ hasText: '999 siswa hadir' }).waitFor();
      expect(await report.getByLabel('Siswa hadir').inputValue()).toBe('999');

      // Counts only: the stored report holds no name and no pupil.
      const schoolId = /sekolah\/([^/]+)/.exec(base)?.[1] ?? '';
      const { data } = await ask(
        `{ school(id: "${schoolId}") { day { reports { revision presentPupils symptoms { symptom count } } } auditLog { action } } }`,
      );
      expect(JSON.stringify(data)).toContain('READ_PUPIL_NAMES');
      expect(JSON.stringify(data)).not.toContain(first.replace(/^\d+\. /, ''));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(errors).toEqual([]);
    },
  );

  test('S12: a confirmed case goes out with role and rombel, and says that nothing closes by itself', async () => {
    await page.goto(`${base}/harian`);
    const card = section('Kasus terkonfirmasi');
    await card.getByText('Sekolah tidak tertutup dengan sendirinya').waitFor();
    await card.getByText('Laporkan kasus terkonfirmasi').click();
    await card.getByLabel('Rombel').selectOption({ label: 'Kelas 3' });
    await card.getByRole('button', { name: 'Laporkan ke Dinas' }).click();
    await card.getByText(/Kasus 1: Peserta didik, Kelas 3/).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.goto(`${base}/siswa`);
    await page.getByRole('button', { name: 'Buka daftar nama' }).first().click();
    await page.getByLabel('Surat izin').first().click();
    await page.getByText('2 catatan surat').first().waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
