import { samplePupilExport } from '@giliran/dapodik';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('a school on its way to opening', () => {
  let app: App;
  const open = async (page: Page, tab: string, heading: string) => {
    await page.goto(page.url().replace(/\/[^/]*$/, `/${tab}`));
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  /** Asks the API as the signed-in page would. */
  const ask = (page: Page, query: string) =>
    page.evaluate(async (text) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text }),
      });
      return (await response.json()) as { data: { school: Record<string, unknown> } };
    }, query);

  beforeAll(async () => {
    app = await startApp('2021-09-01');
  });
  afterAll(() => app.stop());

  test('S1: the 66-column export makes rombel and rosters, keeps zeros, names rows without rombel, and changes nothing twice', async () => {
    const { page, errors } = await app.page();
    await signIn(page, app, 'operator.baru@demo.giliran');
    const pupils = Array.from({ length: 5 }, (_, i) => ({
      name: `Siswa Contoh ${i + 1}`,
      schoolPupilNumber: `88${i}`,
      nisn: i === 0 ? '0009321234' : `001234567${i}`,
      sex: 'P' as const,
      rombel: i === 4 ? '' : i < 2 ? 'Kelas 1' : 'Kelas 2',
    }));
    const { bytes, fileName } = samplePupilExport('SDN 03 Rimba Baru (sintetis)', '2021-09-01 07_00_00', pupils);
    const choose = (name: string, buffer: Buffer, mimeType: string) =>
      page.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer });
    await choose(fileName, Buffer.from(bytes), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    await page
      .getByText(/[Rr]ombel/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Simpan 4 siswa' }).waitFor();
    expect(await page.locator('main').innerText()).toMatch(/[Bb]aris 11/);
    await page.getByRole('button', { name: 'Simpan 4 siswa' }).click();
    await page
      .getByText(/Tersimpan: 4 baru/)
      .first()
      .waitFor();
    const schoolId = /sekolah\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const roster = () => ask(page, `{ school(id: "${schoolId}") { rombel { name pupilCount } pupils { rosterNumber nisn name } } }`);
    const { data } = await roster();
    expect(data.school['rombel']).toEqual([
      { name: 'Kelas 1', pupilCount: 2 },
      { name: 'Kelas 2', pupilCount: 2 },
    ]);
    expect(data.school['pupils']).toContainEqual({ rosterNumber: 1, nisn: '0009321234', name: 'Siswa Contoh 1' });

    // The same pupils from a file that somebody saved again, with its header in row 1.
    const header = 'No,Nama,NIPD,JK,NISN,NIK,Kelurahan,Kecamatan,Alat Transportasi,Rombel Saat Ini,No KK';
    const rows = pupils
      .slice(0, 4)
      .map((p, i) => `${i + 1},${p.name},${p.schoolPupilNumber},P,${p.nisn},9900019900000001,,,,${p.rombel},9900029900000001`);
    await page.reload();
    await choose('daftar_pd.csv', Buffer.from([header, ...rows].join('\n')), 'text/csv');
    await page.getByRole('button', { name: 'Simpan 4 siswa' }).click();
    await page
      .getByText(/[Tt]idak ada yang berubah|4 sudah sama|0 baru/)
      .first()
      .waitFor();
    expect((await roster()).data).toEqual(data);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test(
    'S6: ten of eleven, two teams, no protocol and a head who is not ready: each refusal with its article, then submitted',
    { timeout: 240_000 },
    async () => {
      const { page, errors } = await app.page();
      await signIn(page, app, 'kepala.desa@demo.giliran');
      await open(page, 'kesiapan', 'Kesiapan');
      await page.getByRole('button', { name: 'Mulai persiapan' }).click();
      await page.getByRole('button', { name: 'Ajukan ke Dinas' }).waitFor();

      const press = (line: string | RegExp, answer: string) =>
        page.getByRole('group', { name: line }).getByRole('button', { name: answer, exact: true }).click();
      const line = (code: string) => page.locator('li.line').filter({ has: page.locator('.line-code', { hasText: code }) });
      for (const code of ['1.a', '1.b', '1.c', '2', '3', '4']) await press(new RegExp(`^${code.replace('.', '\\.')} `), 'Ya');
      await line('2').getByLabel('Fasilitas kesehatan terdekat').fill('Puskesmas Ledo');
      await line('2').getByLabel('Jarak').fill('3,5');
      await line('4').getByLabel('Jumlah').fill('2');
      for (const code of ['5.a', '5.b', '5.c', '5.d']) {
        await press(new RegExp(`^${code.replace('.', '\\.')} `), 'Sudah dipetakan');
        await line(code).getByLabel('Jumlah orang').fill('0');
      }
      const team = (name: RegExp) => page.locator('fieldset').filter({ has: page.locator('legend', { hasText: name }) });
      for (const name of [/^Tim pembelajaran/, /^Tim kesehatan/]) {
        await team(name).getByLabel('Tim ini sudah terbentuk').check();
        await team(name).getByLabel('Jumlah anggota').fill('3');
      }
      await page.getByLabel('SK pembentukan Satgas sudah ada').check();
      await page.getByLabel('Nomor SK').fill('421/07/2021');
      await team(/^Surat keputusan/)
        .getByLabel('Tanggal')
        .fill('2021-08-25');
      await press('Pernyataan kesiapan kepala satuan pendidikan', 'Belum siap');
      await page.getByRole('button', { name: /^Simpan \d+ isian/ }).click();
      await page.getByText('10 dari 11 butir Ya').waitFor();

      const submit = async () => {
        await page.getByRole('button', { name: 'Ajukan ke Dinas' }).click();
      };
      const step = page.getByRole('region', { name: 'Ajukan kesiapan ke Dinas' });
      await submit();
      await page.getByText('Belum bisa: 4 syarat belum terpenuhi').waitFor();
      const unmet = (await step.locator('li.is-unmet').allInnerTexts()).join('\n');
      for (const words of [
        /10 dari 11 butir daftar periksa/,
        /Pasal 4 \(7\) a/,
        /2 dari 3 tim/,
        /Pasal 7 \(5\) b/,
        /Protokol kesehatan sekolah belum/,
        /Pasal 4 \(6\) c/,
        /menyatakan belum siap/,
        /Pasal 4 \(7\) b/,
      ])
        expect(unmet).toMatch(words);
      expect(await step.locator('li.is-warning').innerText()).toMatch(/RKAS[\s\S]*Pasal 7 \(5\) c/);

      // Everything but the head's word: it stays in preparation.
      await press(/^6 /, 'Ya');
      await line('6').getByLabel('Tanggal').fill('2021-08-20');
      await team(/^Tim pelatihan/)
        .getByLabel('Tim ini sudah terbentuk')
        .check();
      await team(/^Tim pelatihan/)
        .getByLabel('Jumlah anggota')
        .fill('2');
      await press('Protokol kesehatan satuan pendidikan disiapkan', 'Sudah');
      await page.getByLabel('Ditetapkan tanggal').fill('2021-08-28');
      await page.getByRole('button', { name: /^Simpan \d+ isian/ }).click();
      await page.getByText('11 dari 11 butir Ya').waitFor();
      await submit();
      await page.getByText('Belum bisa: 1 syarat belum terpenuhi').waitFor();
      expect(await page.locator('.path-now').innerText()).toContain('Persiapan');

      await press('Pernyataan kesiapan kepala satuan pendidikan', 'Siap');
      await page.getByRole('button', { name: /^Simpan 1 isian/ }).click();
      await step.locator('li.is-unmet').first().waitFor({ state: 'detached' });
      await submit();
      await page.locator('.path-now', { hasText: 'Diajukan' }).waitFor();
      await page.getByText('Menunggu pengawas/penilik dan Tim Terpadu').waitFor();

      // The answers can be copied into the official page, which is said not to be replaced.
      await page.getByText('Lembar salin untuk laman Dapodik').first().click();
      await page.getByText(/Laman resmi tetap harus diisi/).waitFor();
      await page.getByRole('cell', { name: /Puskesmas Ledo, 3,5 km/ }).waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  test('the operator sees what is missing, and that the head decides', async () => {
    const { page, errors } = await app.page({ width: 360, height: 740 });
    await signIn(page, app, 'operator.sd12@demo.giliran');
    await open(page, 'kesiapan', 'Kesiapan');
    await page.getByText('Diisi oleh kepala satuan pendidikan dengan akunnya sendiri.').waitFor();
    const declares = page.getByRole('group', { name: 'Pernyataan kesiapan kepala satuan pendidikan' });
    expect(await declares.getByRole('button', { name: 'Siap', exact: true }).isDisabled()).toBe(true);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
