import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { open } from '@giliran/db';
import { membershipsOf, userIdByEmail } from '@giliran/db/queries/memberships';
import { accountCommand } from './account.ts';

test('administration makes an account with its role and a one-time password, once; wrong options are named', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'giliran-account-'));
  vi.stubEnv('GILIRAN_DATA', directory);
  vi.stubEnv('DATABASE_URL', '');
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  try {
    const options = ['--email', 'Dinas@contoh.go.id', '--name', 'Dinas', '--kabupaten', '61.07'];
    await expect(accountCommand([...options, '--role', 'HEAD'])).rejects.toThrow('--role');
    await expect(accountCommand([...options.slice(2), '--role', 'DINAS'])).rejects.toThrow('--email');
    await expect(accountCommand([...options.slice(0, 4), '--kabupaten', '99.99', '--role', 'DINAS'])).rejects.toThrow('--kabupaten');
    expect(await accountCommand([...options, '--role', 'DINAS'])).toBe(0);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ email: 'dinas@contoh.go.id', role: 'DINAS', kabupaten: '61.07' });
    await expect(accountCommand([...options, '--role', 'SATGAS'])).rejects.toThrow('exists already');
    const opened = await open({ directory });
    const id = await userIdByEmail(opened.db, 'dinas@contoh.go.id');
    expect(await membershipsOf(opened.db, id ?? '')).toMatchObject([{ role: 'DINAS', kabupatenCode: '61.07' }]);
    await opened.close();
  } finally {
    log.mockRestore();
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true, force: true });
  }
});
