import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

describe.skipIf(!hasChromium)('the room editor', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  /** Opens the drawing of a room from the list of rooms. */
  async function openRoom(page: Page, room: string): Promise<void> {
    await signIn(page, app, 'operator.desa@demo.giliran');
    await page.goto(`${page.url().replace(/\/[^/]*$/, '')}/ruang`);
    await page.getByRole('link', { name: `Gambar ${room}`, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Denah ${room}` }).waitFor();
    await answered(page);
  }

  /** Waits until the seats on screen belong to the drawing on screen and the full answer is there. */
  async function answered(page: Page): Promise<void> {
    await page.waitForFunction(() => document.querySelector<SVGElement>('.room-canvas')?.dataset['current'] === 'true');
    await page.waitForFunction(() => (document.querySelector('.drawing-result [role=status]')?.textContent ?? '') !== '');
  }
  const count = async (page: Page) => Number((await page.locator('.drawing-result .result-number').innerText()).split(' ')[0]);
  const handle = (page: Page, name: RegExp) => page.locator('.room-canvas').getByRole('button', { name });
  const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id);

  test('by keyboard alone: draw, see, undo, mend, save; a reload loses nothing', { timeout: 180_000 }, async () => {
    const { page, errors } = await app.page();
    await openRoom(page, 'Ruang 1');
    expect(await count(page)).toBe(18);
    const tabTo = async (text: RegExp) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        );
        if (text.test(name)) return;
      }
      throw new Error(`nothing that can be reached by Tab is called ${text}`);
    };

    // Desks, by the button; the new block has the focus and is moved with the arrows.
    await tabTo(/^\+ Meja$/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'pegangan-desks-0');
    const before = await handle(page, /^Kelompok meja 1/).getAttribute('aria-label');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowLeft');
    const after = await handle(page, /^Kelompok meja 1/).getAttribute('aria-label');
    expect([before, after]).toEqual([
      'Kelompok meja 1: 3,5 m sepanjang papan tulis, 4,5 m ke belakang',
      'Kelompok meja 1: 3 m sepanjang papan tulis, 4,45 m ke belakang',
    ]);
    await answered(page);
    const table = page.locator('.compare-table');
    expect(await table.innerText()).toContain('terbukti paling banyak');
    expect(await page.getByText(/Memindahkan desks|Memindahkan meja menambah \d+ siswa/).count()).toBe(1);

    // Undo and redo by keys.
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      () => /3 m sepanjang/.test(document.querySelector('#pegangan-desks-0')?.getAttribute('aria-label') ?? '') === false,
    );
    await page.keyboard.press('Control+y');
    await page.waitForFunction(() => /3 m sepanjang/.test(document.querySelector('#pegangan-desks-0')?.getAttribute('aria-label') ?? ''));

    // Out of the room: named at the place, not saved, and nothing is lost.
    await page.locator('#pegangan-desks-0').focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowLeft');
    await page.getByText(/Kelompok meja 1: kursi ke-\d+ ada di luar dinding/).waitFor();
    expect(await page.getByRole('button', { name: 'Simpan ruang' }).isDisabled()).toBe(true);
    for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowRight');

    // A crossing outline likewise.
    await page.locator('#pegangan-corner-2').focus();
    for (let i = 0; i < 16; i++) await page.keyboard.press('Shift+ArrowLeft');
    await page
      .getByText(/bersilangan/)
      .first()
      .waitFor();
    for (let i = 0; i < 16; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.waitForFunction(() => !/bersilangan/.test(document.querySelector('main')?.textContent ?? ''));

    // The desks stay: the count that the timetable uses falls.
    await page.getByLabel('Meja dibiarkan di tempatnya').focus();
    await page.keyboard.press('Space');
    await answered(page);
    const left = await count(page);
    expect(left).toBeLessThan(18);

    // A reload brings the unsaved drawing back.
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByText('Gambar yang belum disimpan dipulihkan').waitFor();
    await answered(page);
    expect(await count(page)).toBe(left);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('button', { name: 'Simpan ruang' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Tersimpan. Jadwal memakai hitungan baru.').waitFor();

    // The server counts by itself: the list of rooms says the same.
    await page.getByRole('link', { name: 'Ke daftar ruang' }).click();
    await page
      .locator('.entry', { has: page.getByRole('heading', { name: 'Ruang 1', exact: true }) })
      .getByText(new RegExp(`^${left} siswa`))
      .waitFor();
    await page.locator('.entry').getByText('digambar, 7 × 8 m').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('by pointer: corners, a wall, a door; frames and answers keep up with the hand', { timeout: 180_000 }, async () => {
    const { page, errors } = await app.page();
    await openRoom(page, 'Ruang 2');
    await page.getByRole('button', { name: '+ Pintu' }).click();
    await page.getByRole('button', { name: '+ Tiang' }).click();
    await answered(page);
    const drag = async (id: string, dx: number, dy: number, steps = 20) => {
      const box = await page.locator(`#${id} .draw-grip`).boundingBox();
      if (!box) throw new Error(`no handle ${id}`);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let i = 1; i <= steps; i++) await page.mouse.move(x + (dx * i) / steps, y + (dy * i) / steps);
      await page.mouse.up();
    };
    const place = (id: string) => page.locator(`#${id}`).getAttribute('aria-label');
    const corner = await place('pegangan-corner-2');
    await drag('pegangan-corner-2', -120, -90);
    expect(await place('pegangan-corner-2')).not.toBe(corner);
    expect(await place('pegangan-corner-2')).toMatch(/: \d(,\d[05]?)? m sepanjang papan tulis, \d(,\d[05]?)? m ke belakang/);
    await page.getByText('Ruang ini digambar bebas').waitFor();
    await page.getByRole('button', { name: 'Urungkan' }).click();
    expect(await place('pegangan-corner-2')).toBe(corner);

    // Frames while the pillar is dragged through the room, and the time until the answer to where it came to rest.
    const measured: { share: number; slowest: number; answerMs: number; frames: number }[] = [];
    for (const [dx, dy] of [
      [140, 90],
      [-200, -60],
      [120, 80],
    ] as const) {
      await answered(page);
      await page.evaluate(() => {
        const seen = { times: [] as number[], held: false, rest: 0, answer: 0, on: true };
        (globalThis as unknown as { seen: typeof seen }).seen = seen;
        const canvas = document.querySelector<SVGElement>('.room-canvas');
        const tick = (now: number) => {
          if (!seen.on) return;
          if (seen.held) seen.times.push(now);
          requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
        addEventListener('pointerdown', () => (seen.held = true), { once: true });
        addEventListener(
          'pointerup',
          () => {
            seen.held = false;
            seen.rest = performance.now();
            const watch = () => {
              if (canvas?.dataset['current'] === 'true') seen.answer = performance.now();
              else setTimeout(watch, 1);
            };
            // After React has drawn where the hand let go.
            setTimeout(watch, 0);
          },
          { once: true },
        );
      });
      await drag('pegangan-pillar-0', dx, dy, 60);
      await page.waitForFunction(() => (globalThis as unknown as { seen: { answer: number } }).seen.answer > 0);
      measured.push(
        await page.evaluate(() => {
          const { seen } = globalThis as unknown as { seen: { times: number[]; rest: number; answer: number; on: boolean } };
          seen.on = false;
          const gaps = seen.times.slice(1).map((time, i) => time - (seen.times[i] as number));
          return {
            frames: gaps.length,
            share: gaps.filter((gap) => gap <= 33.5).length / gaps.length,
            slowest: Math.max(...gaps),
            answerMs: seen.answer - seen.rest,
          };
        }),
      );
    }
    console.log('drag', JSON.stringify(measured));
    // Frames and waiting are printed, not tested: other work may run on the machine. Each drag was answered.
    for (const m of measured) expect(m.answerMs).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('the printed centimetres keep every distance, from both corners', { timeout: 120_000 }, async () => {
    const { page, errors } = await app.page();
    await openRoom(page, 'Ruang 3');
    // An L: a new corner in the middle of the right wall and one of the back wall, then the corner between pulled in.
    await page.locator('#pegangan-wall-1').focus();
    await page.getByRole('button', { name: 'Tambah sudut di tengah' }).click();
    await page.locator('#pegangan-corner-3').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
    await answered(page);
    await page.getByText('Cetak denah untuk menandai lantai').click();
    const sheet = page.frameLocator('.print-preview iframe');
    const read = async (corner: 'A' | 'B') => {
      await page.getByLabel('Ukur dari sudut').selectOption(corner);
      await sheet.getByText(`X diukur dari ${corner}`).waitFor();
      const rows = await sheet.locator('table.grid tbody tr').allInnerTexts();
      return rows.map((row) => row.split('\t').map((cell) => Number(cell.trim().replace(',', '.'))));
    };
    const [fromA, fromB] = [await read('A'), await read('B')];
    for (const [rows, wall] of [
      [fromA, 700],
      [fromB, 700],
    ] as const) {
      expect(rows.length).toBeGreaterThan(10);
      for (const [i, [, , x = NaN, y = NaN, near = NaN, far = NaN]] of rows.entries()) {
        expect(Math.hypot(x, y)).toBeCloseTo(near, 0);
        expect(Math.hypot(wall - x, y)).toBeCloseTo(far, 0);
        expect(Math.min(x, wall - x)).toBeGreaterThanOrEqual(50);
        expect(y).toBeGreaterThanOrEqual(200);
        for (const [, , u = NaN, v = NaN] of rows.slice(0, i)) expect(Math.hypot(x - u, y - v)).toBeGreaterThanOrEqual(149.9999);
      }
    }
    // Black on white on A4.
    const paper = await page.context().newPage();
    await paper.setContent((await page.locator('.print-preview iframe').getAttribute('srcdoc')) ?? '');
    expect((await paper.pdf({ preferCSSPageSize: true })).toString('latin1')).toMatch(/MediaBox ?\[ ?0 0 59[45][.\d]* 84[12]/);
    await paper.close();

    // Copied to another room of the same size, as a file and back.
    await page.getByRole('button', { name: 'Simpan ruang' }).click();
    await page.getByText('Tersimpan. Jadwal memakai hitungan baru.').waitFor();
    await page.getByText('Salin ke ruang lain yang sama ukuran').click();
    await page.getByRole('checkbox', { name: 'Ruang 4' }).check();
    await page.getByRole('button', { name: 'Salin ke 1 ruang' }).click();
    await page.getByText('Disalin ke 1 ruang.').waitFor();
    await page.getByText('Simpan atau buka berkas gambar').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh gambar (JSON)' }).click(),
    ]);
    const file = await download.path();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rusak.json', mimeType: 'application/json', buffer: Buffer.from('{"version":7}') });
    await page.getByText(/rusak\.json bukan gambar ruang/).waitFor();
    await page.getByRole('button', { name: '+ Lemari' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'ruang.json', mimeType: 'application/json', buffer: (await import('node:fs')).readFileSync(file) });
    await page.getByText('Sama dengan yang tersimpan.').or(page.getByText('Tersimpan. Jadwal')).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test(
    'two editors of one room: who saves second sees both drawings and loses nothing; two tabs are told',
    { timeout: 180_000 },
    async () => {
      const [first, second] = [await app.page(), await app.page({ width: 360, height: 740 })];
      await openRoom(first.page, 'Ruang 4');
      await openRoom(second.page, 'Ruang 4');
      const save = (page: Page) => page.getByRole('button', { name: 'Simpan ruang' }).click();
      const saved = (page: Page) => page.getByText('Tersimpan. Jadwal memakai hitungan baru.').waitFor();
      await first.page.getByRole('button', { name: '+ Pintu' }).click();
      await answered(first.page);
      await save(first.page);
      await saved(first.page);

      await second.page.getByRole('button', { name: '+ Tiang' }).click();
      await answered(second.page);
      await save(second.page);
      const note = second.page.getByRole('region', { name: 'Ruang ini diubah dari dua tempat' });
      await note.getByText('Ruang 4 baru saja diubah dari tempat lain').waitFor();
      expect((await note.locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '))).toEqual([
        expect.stringMatching(/^Pintu .*0 .*1$/),
        expect.stringMatching(/^Tiang .*1 .*0$/),
      ]);
      expect(await second.page.getByRole('button', { name: 'Simpan ruang' }).isDisabled()).toBe(true);
      expect(await second.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await axe(second.page)).toEqual([]);

      // The choice outlives a reload; theirs can be looked at and undone; mine is saved only when it is said.
      await second.page.waitForTimeout(300);
      await second.page.reload();
      await note.getByText('ruang ini sudah diubah dari tempat lain sesudahnya').waitFor();
      await note.getByRole('button', { name: /^Pakai yang tersimpan/ }).click();
      await second.page.getByText('Sama dengan yang tersimpan.').waitFor();
      expect(await handle(second.page, /^Pintu 1/).count()).toBe(1);
      await second.page.getByRole('button', { name: 'Urungkan' }).click();
      expect(await handle(second.page, /^Tiang 1/).count()).toBe(1);
      await save(second.page);
      await saved(second.page);
      await first.page.getByRole('button', { name: '+ Lemari' }).click();
      await answered(first.page);
      await save(first.page);
      await first.page.getByRole('button', { name: 'Simpan gambar saya, ganti yang tersimpan' }).click();
      await saved(first.page);

      // A second tab of the same browser.
      const told = (page: Page) => page.getByText('Ruang ini juga terbuka di tab lain');
      expect(await told(first.page).count()).toBe(0);
      const tab = await first.page.context().newPage();
      await tab.goto(first.page.url());
      await told(tab).waitFor();
      await told(first.page).waitFor();
      await tab.close();
      await told(first.page).waitFor({ state: 'detached' });
      expect([...first.errors, ...second.errors]).toEqual([]);
      await first.page.context().close();
      await second.page.context().close();
    },
  );

  test('a spacing zone and a teacher zone with corners of their own, by keyboard and by pointer', { timeout: 120_000 }, async () => {
    const { page, errors } = await app.page();
    await openRoom(page, 'Ruang 1');
    await page.getByRole('button', { name: '+ Bidang jarak' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'pegangan-zone-0');
    await page.getByRole('button', { name: 'Tambah sudut di sisi terpanjang' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'pegangan-zoneCorner-0-1');
    const place = () => page.locator('#pegangan-zoneCorner-0-1').getAttribute('aria-label');
    const before = await place();
    expect(before).toMatch(/^Bidang jarak 1, sudut 2: /);
    await page.keyboard.press('Shift+ArrowUp');
    expect(await place()).not.toBe(before);
    // The next corner is one Tab away; Delete takes a corner, and the zone stays picked.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pegangan-zoneCorner-0-2');
    await page.keyboard.press('Delete');
    expect(await handle(page, /^Bidang jarak 1, sudut/).count()).toBe(4);

    await page.locator('#pegangan-teacherZone-0').focus();
    await page.getByRole('button', { name: 'Gambar zona sendiri' }).click();
    const grip = await page.locator('#pegangan-teacherCorner-0-2 .draw-grip').boundingBox();
    if (!grip) throw new Error('the teacher zone has no third corner');
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y - 40, { steps: 8 });
    await page.mouse.up();
    await answered(page);
    expect(await handle(page, /^Zona guru, sudut 3/).getAttribute('aria-label')).not.toContain(': 7 m');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Simpan ruang' }).click();
    await page.getByText('Tersimpan. Jadwal memakai hitungan baru.').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('the groups of a plan on the seats, at most two, with roster numbers and names', { timeout: 180_000 }, async () => {
    const { page, errors } = await app.page();
    await signIn(page, app, 'operator.desa@demo.giliran');
    const school = page.url().replace(/\/[^/]*$/, '');
    await page.goto(`${school}/jadwal`);
    await page
      .getByRole('button', { name: /^Susun/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /Setiap siswa masuk \d+ kali seminggu/ }).waitFor({ timeout: 60_000 });
    await page.goto(`${school}/ruang`);
    await page
      .getByRole('link', { name: 'Gambar Ruang 6', exact: true })
      .or(page.getByRole('link', { name: 'Gambar Ruang 5', exact: true }))
      .first()
      .click();
    await answered(page);
    await page.getByText('Cetak denah untuk menandai lantai').click();
    const boxes = page.locator('.print-choices input');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    expect(await boxes.nth(2).isDisabled()).toBe(true);
    const sheet = page.frameLocator('.print-preview iframe');
    await sheet.locator('table.grid th').nth(7).waitFor();
    const cells = await sheet.locator('table.grid tbody tr').first().locator('td').allInnerTexts();
    expect(cells[6]).toMatch(/^\d+$/);
    await page.getByLabel('Tulis juga nama siswa').check();
    await sheet
      .locator('table.grid tbody tr')
      .first()
      .locator('td')
      .nth(6)
      .getByText(/^\d+ \D/)
      .waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('without an account: drawn on the first page, kept on this device, axe finds nothing', { timeout: 120_000 }, async () => {
    const { page, errors } = await app.page({ width: 360, height: 740 });
    await page.goto(app.url);
    await page.getByLabel('Lebar').fill('6');
    await page.getByLabel('Panjang').fill('7');
    await page.getByText('16 + 16').waitFor();
    await page.getByRole('button', { name: 'Gambar ruang ini' }).click();
    await answered(page);
    const plain = await count(page);
    await page.getByRole('button', { name: '+ Lorong' }).click();
    await page.getByLabel('Lebar', { exact: true }).last().fill('300');
    await page.keyboard.press('Enter');
    await answered(page);
    expect(await count(page)).toBeLessThan(plain);
    await page.getByRole('button', { name: /Seberapa jauh \d+ siswa bisa duduk/ }).click();
    await page.getByText(/bisa duduk berjarak \d,\d\d m/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await axe(page)).toEqual([]);
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByRole('button', { name: 'Gambar ruang ini' }).click();
    await page.getByText('Gambar yang belum disimpan dipulihkan').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a finger at 360 px: no sideways scrolling, handles big enough, axe finds nothing', { timeout: 120_000 }, async () => {
    const { page, errors } = await app.page({ width: 360, height: 740 });
    await openRoom(page, 'Ruang 5');
    await page.getByRole('button', { name: '+ Meja' }).click();
    await answered(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    for (const id of ['pegangan-corner-0', 'pegangan-desks-0']) {
      const box = await page.locator(`#${id} .draw-touch`).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), id).toBeGreaterThanOrEqual(43);
    }
    // A finger, through the browser's own touch events.
    await page.locator('#pegangan-desks-0').evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const grip = await page.locator('#pegangan-desks-0 .draw-grip').boundingBox();
    const session = await page.context().newCDPSession(page);
    const [x, y] = [(grip?.x ?? 0) + 8, (grip?.y ?? 0) + 8];
    const back = async () => Number((await page.locator('#pegangan-desks-0').getAttribute('transform'))?.split(/[ ()]/)[2]);
    const before = await back();
    const scrolled = await page.evaluate(() => scrollY);
    // Straight up, as a page is scrolled: the desks follow the finger all the way and the page stays.
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let i = 1; i <= 8; i++) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - 5 * i }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    expect(before - (await back())).toBeGreaterThanOrEqual(60);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(await axe(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
