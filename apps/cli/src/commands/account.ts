import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { oneTimePassword, readEnv } from '@giliran/api';
import { kabupatenName } from '@giliran/dapodik/areas';
import { open } from '@giliran/db';
import { insertAccount } from '@giliran/db/queries/accounts';
import { oneOf } from '../options.ts';

/** Roles of a whole kabupaten; accounts of schools are made by its dinas in the planner. */
const ROLES = ['DINAS', 'SATGAS', 'REGENT', 'RESEARCHER', 'SUPERVISOR', 'REGENCY_TEAM'] as const;

/** Makes an account of a kabupaten with a one-time password, for administration: a new server has nobody who could make one. */
export async function accountCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, kabupaten: { type: 'string' } },
  });
  const { email, name, role, kabupaten } = values;
  if (!email || !name || !role || !kabupaten) throw new Error('--email, --name, --role and --kabupaten are needed');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Error(`--email: expected an address like dinas@kabupaten.go.id, got "${email}"`);
  const chosen = oneOf(role, ROLES, '--role');
  if (kabupatenName(kabupaten) === null) throw new Error(`--kabupaten: expected a code like 61.07, got "${kabupaten}"`);
  const env = readEnv();
  const opened = await open(env.databaseUrl ? { url: env.databaseUrl } : { directory: resolve(env.dataDirectory) });
  try {
    const { password, hash, until } = await oneTimePassword(new Date());
    const made = await insertAccount(opened.db, {
      id: randomUUID(),
      email,
      name,
      role: chosen,
      schoolId: null,
      kabupatenCode: kabupaten,
      passwordHash: hash,
      oneTimeUntil: until,
    });
    if (!made) throw new Error(`an account with the address ${email} exists already`);
    console.log(JSON.stringify({ email: email.toLowerCase(), role: chosen, kabupaten, password, until: until.toISOString() }));
  } finally {
    await opened.close();
  }
  return 0;
}
