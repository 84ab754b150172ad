import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

const DINAS = 'dinas.bengkayang@demo.giliran';
const SATGAS = 'satgas@demo.giliran';
const SUPERVISOR = 'pengawas@demo.giliran';
const REGENT = 'bupati@demo.giliran';

/** Each test walks its own days: the demo of September 2021, started for the day it needs. */
describe.skipIf(!hasChromium)('the desks of the dinas', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp('2021-09-08');
  });
  afterAll(() => app.stop());

  const text = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const enter = async (email: string, width = 1280) => {
    const opened = await app.page({ width, height: 900 });
    await signIn(opened.page, app, email);
    return opened;
  };
  const open = async (page: Page, tab: string) => {
    await page.goto(`${app.url}/dinas/61.07/${tab}`);
    await page.locator('main h1').waitFor();
  };
  /** Opens the desk of a school from the list of all schools. */
  const openSchool = async (page: Page, name: string) => {
    await open(page, 'kesiapan');
    await page.getByLabel('Daftar').selectOption({ label: 'Semua sekolah' });
    await page.getByLabel('Cari nama atau NPSN').fill(name);
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  const step = (page: Page, title: string) =>
    page.locator('.next-step').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const accessible = async (page: Page) => {
    await page.locator('main table').first().waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
  };

  test(
    'D2: the visit marks item 4 missing though the school said yes: not ready, and the recap names the difference; all present: ready',
    { timeout: 180_000 },
    async () => {
      const { page, errors } = await enter(DINAS);
      const visit = async (name: string, missing: string | null) => {
        await openSchool(page, name);
        await page.getByLabel('Tanggal kunjungan').fill('2021-09-08');
        await page.getByRole('button', { name: 'Rencanakan kunjungan' }).click();
        await page.getByText('Hasilnya dicatat oleh pengawas/penilik.').waitFor();
        const { page: visitor } = await enter(SUPERVISOR);
        await openSchool(visitor, name);
        if (missing !== null) {
          const item = visitor.locator('.visit-items fieldset').filter({ hasText: 'thermogun' });
          expect((await item.innerText()).replace(/\s+/g, ' ')).toContain('Menurut sekolah: Ya');
          await item.getByLabel('Belum').check();
        }
        await visitor.getByRole('button', { name: /sisanya “Terpenuhi”/ }).click();
        await visitor.getByRole('button', { name: 'Simpan hasil kunjungan' }).click();
        await visitor
          .getByText(/Verifikasi → (Belum siap|Siap)/)
          .first()
          .waitFor();
        await visitor.getByText(/^Dikunjungi 8 Sep 2021/).waitFor();
        const seen = await text(visitor);
        await visitor.context().close();
        return seen;
      };
      expect(await visit('SDN 03 Capkala', '4')).toContain('Tidak terpenuhi: butir 4. Berbeda dari pernyataan sekolah: butir 4.');
      await open(page, 'kesiapan');
      await page.getByText('Seluruh kabupaten').waitFor();
      const row = page.getByRole('row').filter({ hasText: 'SDN 03 Capkala' }).filter({ hasText: 'thermogun' });
      expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/Ya Tidak 8 Sep 2021/);
      expect(await visit('SDN 03 Samalantan', null)).toContain('Semua butir terpenuhi.');
      await open(page, 'kesiapan');
      await accessible(page);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  test(
    'D3: refused without dry run and in an orange zone; permit 10 September, start 13 September, new normal 13 November; revoked 1 November: none',
    { timeout: 240_000 },
    async () => {
      await app.restart('2021-09-10');
      const { page, errors } = await enter(DINAS);
      // Verified ready, but no dry run is recorded.
      await openSchool(page, 'SDN 03 Samalantan');
      await step(page, 'Gladi PTM diterima').getByRole('button', { name: 'Terima gladi' }).click();
      await page.getByText('Belum bisa: 1 syarat belum terpenuhi.').waitFor();
      expect(await text(page)).toContain('§ Pasal 7 (2) e');
      // A school with a passed dry run whose kecamatan turns orange on that very day.
      await open(page, 'zona');
      await page.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Samalantan' });
      await page.getByLabel('Zona', { exact: true }).selectOption({ label: 'Oranye' });
      await page.getByRole('button', { name: 'Catat zona' }).click();
      await page.getByText(/Tercatat: Samalantan/).waitFor();
      await openSchool(page, 'SDN 04 Tanjung Siap');
      const permit = step(page, 'Izin tatap muka');
      await permit.getByLabel('Nomor izin').fill('421.2/5/2021');
      await permit.getByRole('button', { name: 'Beri izin' }).click();
      await page.getByText(/Belum bisa: \d syarat belum terpenuhi/).waitFor();
      expect((await permit.innerText()).replace(/\s+/g, ' ')).toMatch(/Zona.*§ Pasal 4 \(1\)/);
      await open(page, 'zona');
      await page.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Samalantan' });
      await page.getByLabel('Zona', { exact: true }).selectOption({ label: 'Kuning' });
      await page.getByRole('button', { name: 'Catat zona' }).click();
      await page.getByText(/Tercatat: Samalantan/).waitFor();
      await openSchool(page, 'SDN 04 Tanjung Siap');
      await permit.getByLabel('Nomor izin').fill('421.2/5/2021');
      await permit.getByRole('button', { name: 'Beri izin' }).click();
      await page.getByText('421.2/5/2021, 10 Sep 2021').first().waitFor();
      await page.context().close();

      await app.restart('2021-09-13');
      const { page: head } = await enter('kepala.siap@demo.giliran');
      await head.goto(`${head.url().replace(/\/[^/]*$/, '')}/kesiapan`);
      await head.getByRole('button', { name: 'Mulai tatap muka' }).click();
      await head.getByText('Masa transisi').first().waitFor();
      await head.context().close();
      const { page: again } = await enter(DINAS);
      await open(again, 'izin');
      const row = again.getByRole('row').filter({ hasText: 'SDN 04 Tanjung Siap' });
      await row.waitFor();
      expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('13 Sep 2021 13 Nov 2021');
      await accessible(again);
      await again.context().close();

      // Only the regent revokes; the school revoked on 1 November is not promoted, the others are on their own day.
      await app.restart('2021-11-01');
      const { page: regent } = await enter(REGENT);
      await openSchool(regent, 'SDN 04 Tanjung Siap');
      const revoke = step(regent, 'Izin dicabut');
      await revoke.getByRole('button', { name: 'Cabut izin' }).click();
      await regent.getByText(/Belum bisa: 1 syarat/).waitFor();
      await revoke.getByLabel('Nomor keputusan Bupati').fill('SK 9/2021');
      await revoke.getByRole('button', { name: 'Cabut izin' }).click();
      await regent.getByText('dibatalkan mulai 1 Nov 2021').waitFor();
      await regent.context().close();
      await app.restart('2021-11-20');
      const { page: later } = await enter(DINAS);
      await open(later, 'izin');
      const revoked = later.getByRole('row').filter({ hasText: 'SDN 04 Tanjung Siap' });
      await revoked.getByText('tidak ada (izin dicabut)').waitFor();
      const promoted = later.getByRole('row').filter({ hasText: 'SDN 01 Ledo' });
      // The tick of the day runs in the queue; the page is read again until it has.
      for (let i = 0; i < 20 && !(await promoted.innerText()).includes('sudah, sejak 13 Nov 2021'); i++) {
        await later.waitForTimeout(1000);
        await later.reload();
        await promoted.waitFor();
      }
      expect(await promoted.innerText()).toContain('sudah, sejak 13 Nov 2021');
      expect(errors).toEqual([]);
      await later.context().close();
    },
  );
});

describe.skipIf(!hasChromium)('zones and closures of the dinas', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp('2021-09-18');
  });
  afterAll(() => app.stop());

  const text = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const enter = async (email: string, width = 1280) => {
    const opened = await app.page({ width, height: 900 });
    await signIn(opened.page, app, email);
    return opened;
  };
  const open = async (page: Page, tab: string) => {
    await page.goto(`${app.url}/dinas/61.07/${tab}`);
    await page.locator('main h1').waitFor();
  };

  test(
    'D1: Ledo orange from 20 September: its permitted and open schools and no other, on that day; yellow again reopens none',
    { timeout: 240_000 },
    async () => {
      const { page, errors } = await enter(SATGAS, 360);
      await open(page, 'zona');
      await page.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Ledo' });
      await page.getByLabel('Zona', { exact: true }).selectOption({ label: 'Oranye' });
      await page.getByLabel('Berlaku sejak').fill('2021-09-20');
      await page.getByText('3 sekolah dengan 283 siswa akan dihentikan sejak 20 Sep 2021.').waitFor();
      expect(await text(page)).toContain('§ Pasal 4 (2)');
      await page.getByRole('button', { name: 'Catat zona' }).click();
      await page.getByText('3 sekolah akan dihentikan pada 20 Sep 2021:').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling at 360 px').toBeLessThanOrEqual(360);
      expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
      await open(page, 'izin');
      await page.getByText(/Kalender fase/).waitFor();
      expect(await text(page)).not.toContain('Dihentikan karena zona');
      await page.context().close();

      await app.restart('2021-09-20');
      const { page: dinas } = await enter(DINAS);
      const suspended = dinas.getByRole('row').filter({ hasText: 'Dihentikan karena zona' });
      for (let i = 0; i < 20; i++) {
        await open(dinas, 'izin');
        await dinas.getByText(/Kalender fase/).waitFor();
        if ((await suspended.count()) > 0) break;
        await dinas.waitForTimeout(1000);
      }
      // The permitted playgroup never began: it stands among the suspended too.
      expect(await suspended.count()).toBe(3);
      for (const name of ['SDN 01 Ledo', 'KB Kuncup 02 Ledo', 'SDN 03 Ledo']) {
        expect(await suspended.filter({ hasText: name }).count(), name).toBe(1);
      }
      await suspended.filter({ hasText: 'SDN 01 Ledo' }).getByRole('link').click();
      await dinas.getByText('dibatalkan mulai 20 Sep 2021').waitFor();

      await app.restart('2021-10-04');
      await open(dinas, 'zona');
      await dinas.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Ledo' });
      await dinas.getByLabel('Zona', { exact: true }).selectOption({ label: 'Kuning' });
      await dinas.getByRole('button', { name: 'Catat zona' }).click();
      await dinas.getByText(/Tercatat: Ledo/).waitFor();
      await dinas.getByText('3 sekolah dihentikan').waitFor();
      const waiting = dinas.getByRole('row').filter({ hasText: 'SDN 01 Ledo' });
      expect(await waiting.innerText()).toContain('Daftar periksa belum dipastikan kembali');
      expect(errors).toEqual([]);
      await dinas.context().close();
    },
  );

  test('D5: the table before the order, then exactly the schools of the desa; its end reopens none', { timeout: 240_000 }, async () => {
    const { page, errors } = await enter(SATGAS);
    await open(page, 'kesiapan');
    await page.getByLabel('Daftar').selectOption({ label: 'Semua sekolah' });
    await page.getByLabel('Cari nama atau NPSN').fill('SDN 03 Sungai Betung');
    await page.getByRole('link', { name: 'SDN 03 Sungai Betung' }).click();
    await page.getByText('Buka evaluasi kasus atas rekomendasi').click();
    await page.getByLabel('Siapa merekomendasikan, mengapa').fill('Dinas Kesehatan, satu kasus terkonfirmasi');
    await page.getByRole('button', { name: 'Buka evaluasi' }).click();
    await page.getByRole('heading', { name: /Evaluasi: SDN 03 Sungai Betung/ }).waitFor();
    const stages = await page.locator('table').first().locator('tbody tr').allInnerTexts();
    expect(stages.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'Satuan pendidikan 1 113',
      'Desa / kelurahan 2 213',
      'Kecamatan 4 382',
    ]);
    const proposals = await text(page);
    expect(proposals).toContain('lama penutupan tidak disebut (Asumsi A-21)');
    expect(proposals).toContain('paling sedikit 72 jam');
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
    await page.getByLabel('Hentikan Desa / kelurahan: 2 sekolah, 213 siswa').check();
    await page.getByLabel('Alasan').fill('Penularan di desa yang sama');
    await page.getByRole('button', { name: 'Perintahkan penutupan 2 sekolah' }).click();
    await page.getByText(/2 sekolah dihentikan: SDN 02 Sungai Betung \(sintetis\); SDN 03 Sungai Betung \(sintetis\)\./).waitFor();
    await open(page, 'izin');
    await page.getByText(/Kalender fase/).waitFor();
    const suspended = page.getByRole('row').filter({ hasText: 'Dihentikan karena kasus' });
    expect(await suspended.count()).toBe(2);
    await open(page, 'kasus');
    await page.getByRole('button', { name: 'Akhiri perintah' }).click();
    await page.getByText('Perintah berakhir. 2 sekolahnya tetap tutup sampai Dinas membukanya satu per satu.').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Dihentikan karena kasus' }).count()).toBe(2);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
