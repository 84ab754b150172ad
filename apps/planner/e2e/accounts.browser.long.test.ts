import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, signIn, startApp, type App } from './app.ts';

const EMAIL = 'operator.uji@sekolah.example';
const OWN = 'sungai bukit jembatan';

describe.skipIf(!hasChromium)('accounts that the dinas makes', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp('2021-09-13');
  });
  afterAll(() => app.stop());

  const enter = async (page: Page, password: string) => {
    await page.goto(`${app.url}/masuk`);
    await page.getByLabel('Alamat surel').fill(EMAIL);
    await page.getByLabel('Kata sandi').fill(password);
    await page.locator('main form').getByRole('button', { name: 'Masuk' }).click();
  };
  const atHome = (page: Page) => page.waitForURL((url) => url.pathname.startsWith('/sekolah/'));
  const sound = async (page: Page) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(360);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
  };

  test('made, first sign-in with an own password before anything else, renewed, shut and opened again', { timeout: 180_000 }, async () => {
    const { page: dinas, errors } = await app.page({ width: 360, height: 740 });
    await signIn(dinas, app, 'dinas.bengkayang@demo.giliran');
    await dinas.goto(`${app.url}/dinas/61.07/akun`);
    await dinas.getByRole('heading', { name: /Akun kabupaten ini/ }).waitFor();
    await sound(dinas);

    // A name that is in no list is refused on the spot, and what was typed stays.
    await dinas.getByLabel('Sekolah', { exact: true }).fill('SD yang tidak ada');
    await dinas.getByLabel('Nama akun').fill('Operator uji');
    await dinas.getByLabel('Surel', { exact: true }).fill(EMAIL);
    await dinas.getByRole('button', { name: 'Buat akun' }).click();
    await dinas.getByText(/Sekolah belum dipilih/).waitFor();
    await dinas.getByLabel('Sekolah', { exact: true }).fill('Z0000002');
    await dinas.getByText(/^Terpilih: /).waitFor();
    await dinas.getByRole('button', { name: 'Buat akun' }).click();
    const oneTime = dinas.locator('.one-time-password');
    await oneTime.waitFor();
    const first = await oneTime.innerText();
    await sound(dinas);
    await dinas.getByRole('button', { name: 'Sudah saya catat' }).click();
    await oneTime.waitFor({ state: 'detached' });
    const row = dinas.getByRole('row').filter({ hasText: EMAIL });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('Belum masuk pertama kali');

    // The new operator: every page is the form of the own password until it is chosen.
    const { page: user, errors: userErrors } = await app.page({ width: 360, height: 740 });
    await enter(user, first);
    const form = user.getByRole('heading', { name: 'Buat kata sandi sendiri' });
    await form.waitFor();
    await sound(user);
    for (const path of ['/masuk', '/akun', '/dinas/61.07/sekolah']) {
      await user.goto(app.url + path);
      await form.waitFor();
      expect(await user.locator('main h1').count()).toBe(1);
    }
    // Not by the page alone: the server answers nothing about schools either.
    const answer = await user.evaluate(async () => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { schools { id } } kabupaten(code: "61.07") { lifecycles { school { id } } } }' }),
      });
      return response.text();
    });
    expect(answer).not.toMatch(/"id":/);
    await user.getByLabel('Kata sandi sekarang').fill(first);
    await user.getByLabel('Kata sandi baru', { exact: true }).fill(OWN);
    await user.getByLabel('Kata sandi baru, sekali lagi').fill('sungai bukit jembatam');
    await user.getByRole('button', { name: 'Simpan kata sandi' }).click();
    await user.getByText('Dua isian kata sandi baru tidak sama.').waitFor();
    await user.getByLabel('Kata sandi baru, sekali lagi').fill(OWN);
    await user.getByRole('button', { name: 'Simpan kata sandi' }).click();
    await form.waitFor({ state: 'detached' });
    await user.goto(`${app.url}/akun`);
    await user.getByRole('heading', { name: 'Akun saya' }).waitFor();
    await sound(user);
    await user.context().clearCookies();
    await enter(user, first);
    await user.getByText(/Surel atau kata sandi tidak cocok/).waitFor();
    await enter(user, OWN);
    await atHome(user);
    // The pages of the own school are open now.
    const school = user.url().replace(/\/[^/]*$/, '');
    for (const tab of ['ruang', 'guru', 'siswa']) {
      await user.goto(`${school}/${tab}`);
      await user.locator('main .entry').first().waitFor();
      await sound(user);
    }

    // Renewed: the old one is gone at once, on every device.
    await dinas.getByLabel('Cari nama, surel, atau sekolah').fill(EMAIL);
    await dinas.getByRole('button', { name: 'Kata sandi baru untuk Operator uji' }).click();
    await dinas.getByRole('dialog').getByRole('button', { name: 'Buat kata sandi baru' }).click();
    await oneTime.waitFor();
    const second = await oneTime.innerText();
    expect(second).not.toBe(first);
    await enter(user, OWN);
    await user.getByText(/Surel atau kata sandi tidak cocok/).waitFor();
    await enter(user, second);
    await form.waitFor();

    // Shut: words that say whom to ask; opened again: the same password.
    await dinas.getByRole('button', { name: 'Nonaktifkan Operator uji' }).click();
    await dinas.getByRole('dialog').getByRole('button', { name: 'Nonaktifkan' }).click();
    await dinas.getByText('Operator uji dinonaktifkan.').waitFor();
    await user.context().clearCookies();
    await enter(user, second);
    await user.getByText(/dinonaktifkan Dinas/).waitFor();
    await dinas.getByRole('button', { name: 'Aktifkan lagi Operator uji' }).click();
    await dinas.getByRole('dialog').getByRole('button', { name: 'Aktifkan' }).click();
    await dinas.getByText('Operator uji aktif lagi.').waitFor();
    await enter(user, second);
    await form.waitFor();
    expect([...errors, ...userErrors]).toEqual([]);
    await user.context().close();
    await dinas.context().close();
  });

  test('nobody but the dinas: a supervisor is told so, in words', async () => {
    const { page } = await app.page({ width: 360, height: 740 });
    await signIn(page, app, 'pengawas@demo.giliran');
    await page.goto(`${app.url}/dinas/61.07/akun`);
    await page.getByText(/Akun diatur oleh Dinas Pendidikan/).waitFor();
    expect(await page.getByRole('button', { name: 'Buat akun' }).count()).toBe(0);
    await page.context().close();
  });
});
