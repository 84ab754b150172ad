import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('a school operator, from the Dapodik file to the printed schedule', () => {
  let app: App;
  let page: Page;
  let errors: string[];
  let base: string;
  const downloads = mkdtempSync(join(tmpdir(), 'giliran-unduhan-'));
  const open = async (tab: string, heading: RegExp) => {
    await page.goto(`${base}/${tab}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

  beforeAll(async () => {
    app = await startApp();
    ({ page, errors } = await app.page());
  });
  afterAll(async () => {
    await app.stop();
    rmSync(downloads, { recursive: true, force: true });
  });

  test('the whole way', { timeout: 240_000 }, async () => {
    await signIn(page, app, 'operator.baru@demo.giliran');
    base = page.url().replace(/\/[^/]*$/, '');

    // Import of the pupil export; the example file is offered for trying.
    await page.getByText('Unduh contoh data sintetis').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Unduh contoh data sintetis').click()]);
    const file = join(downloads, 'daftar_pd-contoh.xlsx');
    await download.saveAs(file);
    const importFile = async () => {
      await page.locator('input[type=file]').first().setInputFiles(file);
      await page.getByRole('button', { name: /^Simpan \d+ siswa/ }).click();
    };
    await importFile();
    await page
      .getByText(/Tersimpan: \d+ baru/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('Unduh contoh data sintetis').waitFor();
    await importFile();
    await page
      .getByText(/[Tt]idak ada yang berubah|sudah tersimpan|sama/)
      .first()
      .waitFor();

    // A file of another kind is refused in words, and nothing stored is lost.
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'foto.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('bukan berkas Excel') });
    await page
      .getByText(/foto\.xlsx|bukan|tidak dapat dibaca/i)
      .first()
      .waitFor();

    // Rooms, one line each; 70 m is refused, no size is "belum diketahui".
    await open('ruang', /Ruang/);
    const addRoom = async (name: string, width: string, length: string) => {
      await page.getByLabel('Nama ruang').fill(name);
      await page.getByLabel('Lebar').last().fill(width);
      await page.getByLabel('Panjang').last().fill(length);
      await page.getByRole('button', { name: 'Tambahkan' }).click();
    };
    for (let i = 1; i <= 5; i++) {
      await addRoom(`Kelas ${i}`, '7', '8');
      await page.getByRole('heading', { name: `Kelas ${i}`, exact: true }).waitFor();
    }
    await addRoom('Kelas 6', '70', '8');
    await page
      .getByText(/2–20 m/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Nama ruang').inputValue()).toBe('Kelas 6');
    await addRoom('Kelas 6', '', '');
    await page
      .getByText(/belum diketahui/)
      .first()
      .waitFor();
    expect(await main()).toContain('18 siswa (batas hukum 18)');

    await open('guru', /Guru/);
    for (let i = 1; i <= 6; i++) {
      await page.getByLabel('Nama guru').fill(`Guru Contoh ${i}`);
      await page
        .getByLabel('Mengajar')
        .last()
        .selectOption({ label: `Kelas ${i}` });
      await page.getByRole('button', { name: 'Tambahkan' }).click();
      await page.getByText(`Guru Contoh ${i}`).first().waitFor();
    }

    // The plan: guaranteed sessions, proof, what is left out.
    await open('jadwal', /Jadwal/);
    await page.getByRole('button', { name: /^Susun/ }).click();
    await page.getByText(/Setiap siswa masuk \d+ kali seminggu/).waitFor();
    expect(await main()).toMatch(/terbukti optimal: batas \d/);
    expect(await main()).toContain('Ukuran Kelas 6 belum diketahui');
    expect(await main()).toContain('RANCANGAN');

    // A move that breaks a rule is said before and after; undo takes it back; a lock stays.
    await page.locator('[data-session]').first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByText('Pilih hari, ruang, dan guru sendiri').click();
    const room = dialog.getByLabel('Ruang', { exact: true });
    const forbidden = await room.locator('option', { hasText: 'melanggar' }).first().getAttribute('value');
    await room.selectOption(forbidden as string);
    await dialog.getByRole('button', { name: /Pindahkan/ }).click();
    await page
      .getByText(/aturan jadwal (yang )?dilanggar|melanggar/i)
      .first()
      .waitFor();
    if (await dialog.isVisible()) await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await page.getByText('Tidak ada aturan jadwal yang dilanggar').waitFor();
    await page.locator('[data-session]').first().click();
    await dialog.getByRole('button', { name: /Kunci sesi/ }).click();
    if (await dialog.isVisible()) await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Simpan rancangan' }).click();
    await page.getByText(/Tersimpan sebagai versi 1/).waitFor();
    await page.getByRole('button', { name: 'Jadikan final' }).click();
    await page.getByText(/Belum bisa dijadikan final/).waitFor();
    expect(await main()).toContain('Pasal 5 ayat (1) huruf d');

    // Findings: unknown consent is not determined; law and assumption are told apart.
    await open('temuan', /Temuan/);
    await page
      .getByText(/surat pernyataan pilihan PTM belum dicatat/)
      .first()
      .waitFor();
    expect(await main()).toContain('Asumsi, bukan bunyi peraturan');
    expect(await main()).toContain('Bunyi peraturan');

    // The comparison runs in the browser and shows intervals.
    await open('banding', /Bandingkan/);
    await page.locator('.recharts-surface').first().waitFor({ timeout: 60_000 });
    expect(await main()).toContain('perbandingan, bukan prakiraan');
    expect(await main()).toMatch(/sha256:[0-9a-f]{64}/);

    // A draft prints as RANCANGAN.
    await open('cetak', /Cetak/);
    const sheet = page.frameLocator('iframe');
    await sheet.getByText('RANCANGAN').first().waitFor();

    // Consent per rombel in one action; then the plan may be final and prints without the mark.
    await open('siswa', /Siswa/);
    for (let i = 0; i < 6; i++) {
      await page.getByRole('button', { name: 'Semua Ya' }).nth(i).click();
      const confirm = page.locator('dialog[open]').getByRole('button', { name: /^Catat/ });
      await confirm.first().click();
      await page
        .locator('dialog[open]')
        .waitFor({ state: 'detached' })
        .catch(() => page.locator('dialog[open]').waitFor({ state: 'hidden' }));
    }
    await page.waitForFunction(() => /\b0 tidak · 0 belum/.test(document.body.innerText));
    await open('jadwal', /Jadwal/);
    await page.getByRole('button', { name: 'Jadikan final' }).click();
    await page.getByText(/Versi 2 sudah final/).waitFor();

    // A power cut: the server ends and starts again on the same data; the final plan is still there.
    await app.restart();
    await open('cetak', /Cetak/);
    await sheet.getByText('Jadwal per rombel').first().waitFor();
    await sheet
      .getByText(/versi 2/)
      .first()
      .waitFor();
    expect(await sheet.locator('body').innerText()).not.toContain('RANCANGAN');
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentWindow as (Window & { printed?: number }) | null | undefined;
      if (frame) frame.print = () => (document.body.dataset['printed'] = 'yes');
    });
    await page.getByRole('button', { name: 'Cetak', exact: true }).click();
    await page.waitForFunction(() => document.body.dataset['printed'] === 'yes');
    const paper = await page.context().newPage();
    await paper.setContent((await page.locator('iframe').getAttribute('srcdoc')) ?? '');
    const pdf = await paper.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // A4 in points, written by the sheet's own @page rule.
    expect(pdf.toString('latin1')).toMatch(/MediaBox ?\[ ?0 0 59[45][.\d]* 84[12]/);
    await paper.close();

    for (const [document_, words] of [
      ['Daftar kelompok', 'Kelompok'],
      ['Denah tempat duduk', 'papan tulis'],
    ] as const) {
      await page.getByLabel(document_).check();
      await sheet.getByText(new RegExp(words, 'i')).first().waitFor();
    }
    expect(errors).toEqual([]);
  });
});
