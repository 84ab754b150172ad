import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, openSync, closeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/**
 * Takes the embedded database's exclusive lock: two processes that open one directory lose rows without any error.
 * A lock left by a process that no longer lives is taken over. Throws with the holder's process id otherwise.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const fd = openSync(path, 'wx', 0o600);
      writeFileSync(fd, `${process.pid}\n${processStart(process.pid) ?? ''}\n`);
      closeSync(fd);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [pidText, start] = readFileSync(path, 'utf8').split('\n');
      const pid = Number(pidText);
      if (pid > 0 && isAlive(pid) && (!start || start === processStart(pid))) {
        throw new Error(
          `Basis data di ${directory} sedang dipakai proses ${pid}. Tutup Giliran yang masih berjalan, lalu coba lagi. ` +
            `(The embedded database is in use by process ${pid}; stop it first.)`,
          { cause: error },
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new Error(`Kunci ${path} tidak dapat diambil. (The lock could not be taken.)`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a process in clock ticks since boot (Linux), so that a reused process id is not taken for the old holder. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** The secrets of an embedded installation, generated on first start and kept beside the data, readable by the owner alone. */
interface EmbeddedSecrets {
  dataKey: string;
  authSecret: string;
}

export function embeddedSecrets(directory: string): EmbeddedSecrets {
  const path = join(directory, 'secrets.json');
  if (!existsSync(path)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const secrets: EmbeddedSecrets = {
      dataKey: randomBytes(32).toString('base64'),
      authSecret: randomBytes(32).toString('base64'),
    };
    writeFileSync(path, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
  }
  return JSON.parse(readFileSync(path, 'utf8')) as EmbeddedSecrets;
}
