import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

/** Edits that have to come back after a reload, one by one. */
const STEPS = 120;

describe.skipIf(!hasChromium)('the plan board of a school of twelve rombel', () => {
  let app: App;
  let page: Page;
  let errors: string[];
  let base: string;

  const view = async (name: string) => {
    await page.locator('.week .segmented').getByRole('button', { name, exact: true }).click();
  };
  const kept = () => page.locator('[data-keeping=kept]').waitFor();
  const judged = () => page.locator('.plan-headline[aria-busy=false]').waitFor();
  const main = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const centre = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not on screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const lift = async (session: number) => {
    const chip = page.locator(`[data-session="${session}"]`);
    await chip.scrollIntoViewIfNeeded();
    await page.locator('.week').evaluate((week) => week.scrollIntoView());
    const box = await chip.boundingBox();
    if (!box) throw new Error('the session is not on screen');
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 16, { steps: 3 });
    await page.locator('.week-cell.is-here').waitFor();
  };
  const release = async () => {
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.locator('.week-cell.is-here').waitFor({ state: 'detached' });
  };
  /** Lifts the first session from `from` on that has a place to go to: in a full school not every one has. */
  const liftMovable = async (from = 0): Promise<number> => {
    for (let index = from; index < from + 60; index++) {
      await lift(index);
      // The forbidden places come with the allowed ones.
      await page.locator('.week-cell.is-forbidden').first().waitFor();
      if ((await page.locator('.week-cell.is-swap, .week-cell.is-free').count()) > 0) return index;
      await release();
    }
    throw new Error('no session may move');
  };
  const expectNoAxeViolations = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };

  beforeAll(async () => {
    app = await startApp();
    // Tall enough that nothing scrolls by itself while a session is dragged.
    ({ page, errors } = await app.page({ width: 1280, height: 1800 }));
    await signIn(page, app, 'operator.sd12@demo.giliran');
    base = page.url().replace(/\/[^/]*$/, '');
    await page.goto(`${base}/jadwal`);
    await page.getByRole('button', { name: 'Susun jadwal' }).click();
    await page.locator('[data-session]').first().waitFor();
    await judged();
  }, 120_000);
  // A test that fails in the middle of a drag leaves nothing lifted to the next.
  afterEach(async () => {
    await page.mouse.up();
    await page.keyboard.press('Escape');
  });
  afterAll(() => app.stop());

  test('a head teacher reads what the plan gives, that it is proved, and why there is no more', async () => {
    expect(await main()).toMatch(/Setiap siswa masuk 5 kali seminggu/);
    expect(await main()).toMatch(/terbukti optimal: batas 5/);
    expect(await main()).toMatch(/Tidak ada jadwal yang bisa memberi lebih dari 5 kali seminggu kepada semua siswa\. Yang membatasi:/);
  });

  test(
    'while a session is dragged each place says whether it is allowed and why not; a drop is judged within a blink',
    { timeout: 60_000 },
    async () => {
      const times: number[] = [];
      for (let i = 0; i < 6; i++) {
        await liftMovable(20 + 8 * i);
        const allowed = page.locator('.week-cell.is-swap, .week-cell.is-free').first();
        await allowed.waitFor();
        const forbidden = page.locator('.week-cell.is-forbidden').first();
        const box = await forbidden.boundingBox();
        if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
        await page.locator('.drag-bar.is-forbidden').waitFor();
        expect(await page.locator('.drag-bar').innerText()).toMatch(/tidak boleh: .*(Pasal \d|aturan sekolah)/);
        const to = await centre('.week-cell.is-swap, .week-cell.is-free');
        await page.mouse.move(to.x, to.y, { steps: 4 });
        await page.locator('.drag-bar.is-free').waitFor();
        // From the drop to the judged board, measured in the page: the head is busy until the judgement is on screen.
        await page.evaluate(() => {
          const marks = { dropped: 0, judged: 0, busy: false };
          Object.assign(window, { marks });
          addEventListener('pointerup', () => (marks.dropped = performance.now()), { once: true, capture: true });
          const observer = new MutationObserver(() => {
            const busy = document.querySelector('.plan-headline')?.getAttribute('aria-busy') === 'true';
            if (marks.dropped > 0 && busy) marks.busy = true;
            if (!marks.busy || busy) return;
            marks.judged = performance.now();
            observer.disconnect();
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
        await page.mouse.up();
        await page.waitForFunction(() => (window as unknown as { marks: { judged: number } }).marks.judged > 0);
        times.push(
          await page.evaluate(() => {
            const { marks } = window as unknown as { marks: { dropped: number; judged: number } };
            return marks.judged - marks.dropped;
          }),
        );
        expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
      }
      const median = times.toSorted((a, b) => a - b)[3] ?? Infinity;
      console.log(`from drop to judged board: median ${median.toFixed(0)} ms of ${times.map((ms) => ms.toFixed(0)).join(', ')}`);
      // The target is 100 ms; a busy machine is given room.
      expect(median).toBeLessThan(1500);
    },
  );

  test('a forbidden drop changes nothing, says why with its source, and can be made all the same', async () => {
    await lift(0);
    const to = await centre('.week-cell.is-forbidden');
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    const note = page.locator('.refused-move');
    await note.waitFor();
    expect(await note.innerText()).toMatch(/Tidak dipindahkan/);
    expect(await note.locator('.chip-law, .chip-school').count()).toBeGreaterThan(0);
    await note.getByRole('button', { name: 'Pindahkan juga' }).click();
    await page
      .getByText(/\d+ aturan jadwal dilanggar/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await page.getByText('Tidak ada aturan jadwal yang dilanggar').waitFor({ state: 'attached' });
  });

  test('the keyboard lifts, moves and drops, and hears what each place means', async () => {
    const chip = page.locator(`[data-session="${await liftMovable(20)}"]`);
    await release();
    await chip.focus();
    const before = await chip.getAttribute('aria-label');
    const live = page.locator('[id^=DndLiveRegion]').first();
    const heard = page.locator('.week > p[role=status]');
    await page.keyboard.press('Space');
    await expect.poll(() => live.innerText()).toMatch(/diangkat/);
    await expect.poll(() => heard.innerText()).toMatch(/tempatnya sekarang/);
    for (let i = 0; i < 22 && !/\. boleh/.test(await heard.innerText()); i++) {
      const said = await heard.innerText();
      await page.keyboard.press(i < 11 ? 'ArrowLeft' : 'ArrowRight');
      // At the edge of the week nothing moves and nothing is said.
      await expect
        .poll(() => heard.innerText(), { timeout: 800 })
        .not.toBe(said)
        .catch(() => undefined);
    }
    expect(await heard.innerText()).toMatch(/\. boleh/);
    await page.keyboard.press('Space');
    await expect.poll(() => live.innerText()).toMatch(/Dipindahkan ke/);
    await expect.poll(() => chip.getAttribute('aria-label')).not.toBe(before);
    // The menu is the other way without a pointer.
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] .place-menu > ul button').first().click();
    await page
      .locator('dialog[open]')
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test(`${STEPS} edits survive a reload and are undone one by one`, { timeout: 120_000 }, async () => {
    await view('Kelompok');
    const locked = () => page.locator('.session-chip.is-locked').count();
    expect(await locked()).toBe(0);
    for (let i = 0; i < STEPS; i++) {
      await page.locator(`[data-session="${i % 100}"]`).focus();
      await page.keyboard.press('l');
    }
    const after = 100 - (STEPS - 100);
    await expect.poll(locked).toBe(after);
    await kept();
    await page.reload();
    await page.locator('[data-session]').first().waitFor();
    await view('Kelompok');
    await expect.poll(locked).toBe(after);
    for (let i = 0; i < STEPS; i++) await page.getByRole('button', { name: /Urungkan/ }).click();
    await expect.poll(locked).toBe(0);
    await page.getByRole('button', { name: /Ulangi/ }).click();
    await expect.poll(locked).toBe(1);
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await view('Rombel');
  });

  test('locked sessions stay when the rest is planned again', async () => {
    await page.getByRole('button', { name: 'Kunci semua sesi Kelas 1A' }).click();
    const labels = () =>
      page.locator('.session-chip.is-locked').evaluateAll((chips) => chips.map((chip) => chip.getAttribute('aria-label')).sort());
    const before = await labels();
    expect(before).toHaveLength(10);
    await page.getByRole('button', { name: 'Susun ulang selain yang terkunci (10)' }).click();
    await page.locator('progress').waitFor({ state: 'detached' });
    await judged();
    expect(await labels()).toEqual(before);
    expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
    await page.getByRole('button', { name: 'Buka semua kunci Kelas 1A' }).click();
  });

  test('pupils move between the groups of a rombel, and a group that grows too large says so at once', async () => {
    await view('Daftar siswa');
    const columns = page.locator('.group-column');
    const sizes = () => columns.evaluateAll((all) => all.map((column) => column.querySelectorAll('.pupil-row').length));
    const [a = 0, b = 0] = await sizes();
    await columns.nth(0).locator('.pupil-row').first().click();
    await columns.nth(0).locator('.pupil-row').nth(1).click();
    await page.getByLabel('Pindahkan 2 siswa ke').selectOption({ index: 2 });
    await expect.poll(sizes).toEqual([a - 2, b + 2, 0]);
    await page
      .getByText(/siswa terlalu banyak/)
      .first()
      .waitFor();
    await page
      .getByText(/aturan jadwal dilanggar/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await expect.poll(sizes).toEqual([a, b, 0]);
    // The same by mouse.
    await columns.nth(0).locator('.pupil-row').first().scrollIntoViewIfNeeded();
    const from = await centre('.group-column:nth-child(1) .pupil-row');
    const to = await centre('.group-column:nth-child(3)');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 10, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.mouse.up();
    await expect.poll(sizes).toEqual([a - 1, b, 1]);
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await view('Rombel');
  });

  test('versions have names, are opened again, and two are compared', { timeout: 60_000 }, async () => {
    const save = async (name: string, number: number) => {
      await page.getByLabel('Nama versi').fill(name);
      await page.getByRole('button', { name: 'Simpan rancangan' }).click();
      await page.getByText(`Tersimpan sebagai versi ${number}`).waitFor();
    };
    await save('Sebelum rapat', 1);
    await liftMovable(20);
    const to = await centre('.week-cell.is-swap, .week-cell.is-free');
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.locator('.drag-bar.is-free').waitFor();
    await page.mouse.up();
    await save('Sesudah rapat', 2);
    const versions = page.locator('.versions-panel');
    await versions.getByText('Versi 2: Sesudah rapat').first().waitFor();
    await versions.getByLabel('Yang lama').selectOption({ label: 'Versi 1: Sebelum rapat' });
    await versions.getByLabel('Yang baru').selectOption({ label: 'Versi 2: Sesudah rapat' });
    await versions.getByRole('button', { name: 'Tampilkan perbedaan' }).click();
    await versions.getByText(/[1-9]\d* siswa berganti hari atau jam/).waitFor();
    expect(await versions.innerText()).toMatch(/hari atau jam/);
    await versions.getByRole('button', { name: 'Buka Versi 1: Sebelum rapat' }).click();
    await versions.getByText(/Isi versi 1 ada di papan/).waitFor();
    // Opened again from the server, undo leads back and never to an empty board.
    await page.getByRole('button', { name: /Urungkan/ }).click();
    expect(await page.locator('[data-session]').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: /Urungkan/ }).isVisible()).toBe(true);
  });

  test('somebody else saved meanwhile: both plans are held side by side before anything is lost', { timeout: 60_000 }, async () => {
    const other = await app.page({ width: 1280, height: 1800 });
    await signIn(other.page, app, 'operator.sd12@demo.giliran');
    await other.page.goto(`${base}/jadwal`);
    await other.page.locator('[data-session]').first().waitFor();
    const menu = other.page.locator('dialog[open] .place-menu[aria-busy=false]');
    for (let index = 20, places = 0; places === 0; index++) {
      await other.page.keyboard.press('Escape');
      await other.page.locator('dialog[open]').waitFor({ state: 'detached' });
      await other.page.locator(`[data-session="${index}"]`).focus();
      // Quicker than a hand, the key may come before the page has noticed that the last menu was closed.
      await expect
        .poll(
          async () => {
            if ((await other.page.locator('dialog[open]').count()) === 0) await other.page.keyboard.press('Enter');
            return menu.count();
          },
          { interval: 250, timeout: 10_000 },
        )
        .toBe(1);
      places = await menu.locator('> ul button').count();
    }
    await other.page.locator('dialog[open] .place-menu > ul button').first().click();
    await other.page.getByRole('button', { name: 'Simpan rancangan' }).click();
    await other.page.getByText('Tersimpan sebagai versi 3').waitFor();
    await other.page.context().close();
    await page.locator('[data-session="20"]').focus();
    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'Simpan rancangan' }).click();
    const panel = page.locator('.save-panel');
    await panel.getByText(/Perbedaannya/).waitFor();
    expect(await panel.innerText()).toMatch(/[1-9]\d* siswa berganti hari atau jam/);
    await panel.getByRole('button', { name: 'Simpan punya saya sebagai versi 4' }).click();
    await page.getByText('Tersimpan sebagai versi 4').waitFor();
  });

  test('a change of circumstances: fewest pupils moved, with the proof, taken or left', { timeout: 60_000 }, async () => {
    await page.getByRole('button', { name: 'Ada perubahan…' }).click();
    await page.getByLabel('Ruang tidak bisa dipakai').check();
    await page.getByLabel('Sampai tanggal').fill('2021-09-14');
    await page.getByRole('button', { name: 'Cari usulan' }).click();
    const result = page.locator('.change-assistant');
    await result.getByText('Usulan setelah perubahan').waitFor();
    expect(await result.innerText()).toMatch(/\d+ siswa berganti hari atau jam/);
    expect(await result.innerText()).toMatch(/terbukti paling sedikit: \d+|paling sedikit \d+ menurut hitungan/);
    await result.getByRole('button', { name: 'Pakai usulan ini' }).click();
    await page.getByText('Jadwal ini dibuat untuk keadaan sementara').waitFor();
    await judged();
    expect(await main()).not.toMatch(/aturan jadwal dilanggar/);
    await page.getByRole('button', { name: /Urungkan/ }).click();
    expect(await page.getByText('Jadwal ini dibuat untuk keadaan sementara').count()).toBe(0);
  });

  test(
    'no obstacle that axe can find, in the week, the lists, the menu and the assistant, on a desk and on a phone',
    { timeout: 120_000 },
    async () => {
      await expectNoAxeViolations();
      await view('Daftar siswa');
      await expectNoAxeViolations();
      await view('Ruang');
      await page.getByRole('button', { name: 'Ada perubahan…' }).click();
      await expectNoAxeViolations();
      await page.getByRole('button', { name: 'Tutup tanpa mengubah' }).click();
      await page.locator('[data-session]').first().click();
      await page.locator('dialog[open] .place-menu button, dialog[open] .place-menu summary').first().waitFor();
      await expectNoAxeViolations();
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 360, height: 740 });
      await page.locator('.day-tabs').waitFor();
      await expectNoAxeViolations();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(errors).toEqual([]);
    },
  );
});
