import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

/** Wednesday of the second week after the demo school's first day. */
const TODAY = '2021-09-22';

describe.skipIf(!hasChromium)('a school that plans weeks A and B', () => {
  let app: App;
  let page: Page;
  let errors: string[];
  let base: string;

  const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const judged = () => page.locator('.plan-headline[aria-busy=false]').waitFor();
  const tab = (name: string) => page.locator('.week-choice').getByRole('button', { name }).click();
  const labels = () => page.locator('[data-session]').evaluateAll((chips) => chips.map((chip) => chip.getAttribute('aria-label') ?? ''));
  const expectNoAxeViolations = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };

  beforeAll(async () => {
    app = await startApp(TODAY);
    ({ page, errors } = await app.page({ width: 1440, height: 1400 }));
    await signIn(page, app, 'operator.desa@demo.giliran');
    base = page.url().replace(/\/[^/]*$/, '');
  }, 120_000);
  afterAll(() => app.stop());

  test('switched on at the rules page; a plan of one week says what can be done with it', { timeout: 60_000 }, async () => {
    await page.goto(`${base}/jadwal`);
    await page.getByRole('button', { name: 'Susun jadwal' }).click();
    await page.locator('[data-session]').first().waitFor();
    await page.locator('progress').waitFor({ state: 'detached' });
    const weekly = (await labels()).length;
    await page.goto(`${base}/aturan`);
    await page.getByLabel('Pakai minggu A/B').check();
    expect(await main()).toMatch(/30 sesi ruang untuk 12 kelompok memberi 2 kali seminggu, tetapi 5 kali dalam dua minggu/);
    await expectNoAxeViolations();
    await page.getByRole('button', { name: 'Simpan aturan' }).click();
    await page.getByText('Aturan tersimpan').waitFor();
    await page.goto(`${base}/jadwal`);
    await page.getByText('jadwal di layar masih satu minggu yang berulang').waitFor();
    await page.getByRole('button', { name: 'Ulangi di kedua minggu' }).click();
    await judged();
    await tab('Kedua minggu');
    expect((await labels()).length).toBe(2 * weekly);
    expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
  });

  test('both weeks have their dates, the week of today comes first, and the promise counts a fortnight', { timeout: 60_000 }, async () => {
    await page.getByRole('button', { name: 'Susun ulang jadwal' }).click();
    await page.locator('progress').waitFor({ state: 'detached' });
    await judged();
    const head = (await page.locator('.plan-headline').innerText()).replace(/\s+/g, ' ');
    const sessions = Number(/Setiap siswa masuk (\d+) sesi per dua minggu/.exec(head)?.[1]);
    expect(sessions).toBeGreaterThanOrEqual(10);
    expect(head).toContain(`terbukti optimal: batas ${sessions}`);
    expect(head).toMatch(/Tidak ada jadwal yang bisa memberi lebih dari \d+ kali per dua minggu/);
    await page.reload();
    await page.locator('[data-session]').first().waitFor();
    await page.getByText('Hari ini Rabu, 22 September 2021: minggu B.').waitFor();
    expect(await page.locator('.week-choice').innerText()).toMatch(/Minggu A\s+27 Sep.*11–16 Okt.*\s+Minggu B\s+20–25 Sep, 4–9 Okt/);
    expect((await labels()).every((label) => label.includes('Minggu B, '))).toBe(true);
    await tab('Minggu A');
    expect((await labels()).every((label) => label.includes('Minggu A, '))).toBe(true);
  });

  test('a session goes to the other week by keyboard and by menu; undo and a reload keep it', { timeout: 60_000 }, async () => {
    await tab('Kedua minggu');
    const heard = page.locator('.week > p[role=status]');
    const live = page.locator('[id^=DndLiveRegion]').first();
    // Over the edge of the table into week B, until a place is allowed; the sessions are tried one after the other.
    let moved: string | null = null;
    let before = '';
    for (let i = 0; i < 12 && moved === null; i++) {
      const chip = page.locator(`[data-session="${i}"]`);
      before = (await chip.getAttribute('aria-label')) ?? '';
      if (!before.includes('Minggu A')) continue;
      await chip.focus();
      await page.keyboard.press('Space');
      await expect.poll(() => heard.innerText()).toMatch(/tempatnya sekarang/);
      for (let step = 0; step < 24 && moved === null; step++) {
        const said = await heard.innerText();
        await page.keyboard.press('ArrowRight');
        await expect
          .poll(() => heard.innerText(), { timeout: 600 })
          .not.toBe(said)
          .catch(() => undefined);
        if (/Minggu B, .*\. boleh/.test(await heard.innerText())) moved = String(i);
      }
      await page.keyboard.press(moved === null ? 'Escape' : 'Space');
    }
    if (moved === null) throw new Error('no session of week A may go to week B by keyboard');
    await expect.poll(() => live.innerText()).toMatch(/Dipindahkan ke Minggu B, /);
    const chip = page.locator(`[data-session="${moved}"]`);
    await expect.poll(() => chip.getAttribute('aria-label')).toMatch(/Minggu B, /);
    await judged();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await expect.poll(() => chip.getAttribute('aria-label')).toBe(before);
    // The menu is the other way.
    await chip.focus();
    await page.keyboard.press('Enter');
    await page
      .locator('dialog[open] .place-menu')
      .getByRole('button', { name: /Minggu B, / })
      .first()
      .click();
    await expect.poll(() => chip.getAttribute('aria-label')).toMatch(/Minggu B, /);
    await page.locator('[data-keeping=kept]').waitFor();
    await page.reload();
    await page.locator('.week-choice').waitFor();
    await tab('Kedua minggu');
    await expect.poll(() => chip.getAttribute('aria-label')).toMatch(/Minggu B, /);
    expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
  });

  test('pupils of one kecamatan stay at home from a pasted list, and find their place again', { timeout: 60_000 }, async () => {
    await page.getByRole('button', { name: 'Ada perubahan…' }).click();
    await page.getByLabel('Zona satu kecamatan berubah').check();
    await page.getByLabel('Siapa yang kena?').selectOption({ label: 'Sebagian siswa tinggal di kecamatan itu' });
    const rombel = (await page.locator('.pick-rombel summary').first().innerText()).split(/\s{2,}|\n| \d+ dari/)[0] ?? '';
    await page.getByText('Tempel daftar').click();
    await page.getByLabel('Daftar siswa').fill(`${rombel}: 2, 4-5\nTidak Ada 9`);
    await page.getByRole('button', { name: 'Tandai siswa di daftar' }).click();
    await page.getByText('3 siswa ditandai').waitFor();
    expect(await page.locator('.pupil-choice').innerText()).toMatch(/1 bagian tidak dikenali[^]*Tidak Ada 9/);
    await expectNoAxeViolations();
    await page.getByRole('button', { name: 'Cari usulan' }).click();
    await page.getByRole('button', { name: 'Pakai usulan ini' }).click();
    await page.getByText('3 siswa sementara belajar di rumah').waitFor();
    await judged();
    expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
    await page.locator('.active-changes').getByRole('button', { name: 'Sudah selesai' }).click();
    await page.getByText('3 siswa dipilih').waitFor();
    await page.getByRole('button', { name: 'Cari usulan' }).click();
    await page.getByRole('button', { name: 'Pakai usulan ini' }).click();
    await page.getByText('3 siswa sementara belajar di rumah').waitFor({ state: 'detached' });
    await judged();
    expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
  });

  test('saved, printed and read on the day, each with its week', { timeout: 60_000 }, async () => {
    await page.goto(`${base}/jadwal`);
    await page.getByLabel('Nama versi').fill('Dua minggu');
    await page.getByRole('button', { name: 'Simpan rancangan' }).click();
    await page.getByText(/Tersimpan sebagai versi \d/).waitFor();
    await page.goto(`${base}/cetak`);
    const paper = page.frameLocator('.print-preview iframe').locator('body');
    await expect.poll(() => paper.innerText(), { timeout: 15_000 }).toMatch(/minggu A[^]*minggu B/);
    await page.getByLabel('Jadwal per guru').check();
    await expect.poll(() => paper.innerText(), { timeout: 15_000 }).toMatch(/Sesi minggu B/);
    await page.goto(`${base}/harian`);
    await page.getByText('Rabu, 22 September 2021 · minggu B').waitFor();
    const inB = await page.locator('.sessions li').count();
    expect(inB).toBeGreaterThan(0);
    await page.goto(`${base}/jadwal`);
    await page.locator('.week-choice').waitFor();
    const onWednesday = (await labels()).filter((label) => label.includes('Minggu B, Rabu'));
    expect(onWednesday).toHaveLength(inB);
  });

  test('no obstacle that axe can find, on a desk and on a phone; back to one week in one press', { timeout: 60_000 }, async () => {
    await page.goto(`${base}/jadwal`);
    await page.locator('.week-choice').waitFor();
    await tab('Kedua minggu');
    await expectNoAxeViolations();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.locator('.week-days').waitFor();
    await expectNoAxeViolations();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1440, height: 1400 });
    await page.goto(`${base}/aturan`);
    await page.getByLabel('Pakai minggu A/B').uncheck();
    await page.getByRole('button', { name: 'Simpan aturan' }).click();
    await page.getByText('Aturan tersimpan').waitFor();
    await page.goto(`${base}/jadwal`);
    await page.getByRole('button', { name: 'Pakai minggu B saja' }).click();
    await judged();
    expect((await labels()).some((label) => label.includes('Minggu'))).toBe(false);
    expect(await main()).toMatch(/kali seminggu/);
  });

  test(
    'a method that needs weeks A and B, or other shifts, sets them first; one press brings back rules and schedule',
    { timeout: 60_000 },
    async () => {
      // The last room without sizes is measured: then half of each rombel finds a room every day.
      const schoolId = base.split('/').at(-1);
      const refused = await page.evaluate(async (id) => {
        const query = 'mutation ($schoolId: ID!, $rooms: [RoomInput!]!) { importRooms(schoolId: $schoolId, rooms: $rooms) { changed } }';
        const rooms = [{ name: 'Ruang 6', widthM: 7, lengthM: 8 }];
        const headers = { 'content-type': 'application/json', 'x-apollo-operation-name': 'ImportRooms' };
        const body = JSON.stringify({ query, variables: { schoolId: id, rooms } });
        const answer = (await (await fetch('/graphql', { method: 'POST', headers, body })).json()) as { errors?: unknown };
        return answer.errors ?? null;
      }, schoolId);
      expect(refused).toBeNull();
      await page.goto(`${base}/jadwal`);
      await judged();
      const before = await labels();
      await page.getByText('Pilihan penyusunan dan metode').click();
      for (const [name, says] of [
        ['Mingguan A/B', /masuk 6 sesi per dua minggu/],
        ['Jam mulai bertingkat', /kali seminggu/],
      ] as const) {
        if ((await page.getByRole('button', { name: 'Hitung semua metode' }).count()) > 0)
          await page.getByRole('button', { name: 'Hitung semua metode' }).click();
        const method = page.locator('.methods li').filter({ has: page.getByRole('heading', { name, exact: true }) });
        await method.getByRole('button', { name: 'Ubah aturan sekolah dan pakai metode ini' }).click();
        await page.getByText(`Aturan sekolah diubah untuk metode “${name}”`).waitFor();
        await judged();
        await expect.poll(() => page.locator('.plan-headline').innerText(), { timeout: 10_000 }).toMatch(says);
        expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
        await page.getByRole('button', { name: 'Kembalikan aturan dan jadwal yang tadi' }).click();
        await page.getByText('Aturan sekolah diubah untuk metode').waitFor({ state: 'detached' });
        await judged();
        await expect.poll(labels).toEqual(before);
      }
      expect(errors).toEqual([]);
    },
  );
});
