import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { InputError } from '@giliran/kernel';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Context } from './context.ts';

/** Wrong input, with the JSON Pointer of the value and what to do, in Indonesian. */
export function badInput(path: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', path } });
}

/** The id names nothing the caller may see; whether it exists elsewhere is not told. */
export function notFound(what: string, id: string): GraphQLError {
  return new GraphQLError(
    `${what} dengan id ${id} tidak ditemukan, atau bukan milik akun ini. Mungkin sudah dihapus; muat ulang halaman.`,
    {
      extensions: { code: 'NOT_FOUND', path: '/id' },
    },
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id itself when it has the form of one; throws otherwise, before any statement could stumble over it. */
export function wellFormed(id: string, path = '/id'): string {
  if (!UUID.test(id)) throw badInput(path, `Id tidak dikenal: "${id.slice(0, 40)}" bukan bentuk id Giliran.`);
  return id;
}

/** The caller is not signed in, or no longer. */
export function signInNeeded(context: Pick<Context, 'sessionExpired'>): GraphQLError {
  return context.sessionExpired
    ? new GraphQLError('Sesi masuk sudah berakhir. Masuk lagi; isian di layar tidak hilang.', { extensions: { code: 'SESSION_EXPIRED' } })
    : new GraphQLError('Silakan masuk dulu untuk melakukan ini.', { extensions: { code: 'UNAUTHENTICATED' } });
}

export function forbidden(what: string): GraphQLError {
  return new GraphQLError(`Akun ini tidak berwenang: ${what}.`, { extensions: { code: 'FORBIDDEN' } });
}

/** Bugs are masked with a request id that the log carries too; everything foreseen goes out as it is. */
export function formatError(log: (id: string, error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof InputError) {
      return { ...formatted, message: cause.message, extensions: { code: 'BAD_USER_INPUT', path: cause.path } };
    }
    const code = formatted.extensions?.['code'];
    if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') {
      return { ...formatted, extensions: { ...formatted.extensions, stacktrace: undefined } };
    }
    const id = randomUUID();
    log(id, cause);
    return {
      ...formatted,
      message: `Terjadi kesalahan di peladen. Data tersimpan tidak berubah. Sebutkan nomor ${id} saat melapor.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id },
    };
  };
}
