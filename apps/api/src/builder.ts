import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin, { type AuthFailure } from '@pothos/plugin-scope-auth';
import { GraphQLError } from 'graphql';
import { isOfficerOf } from '@giliran/db';
import { isDay, type Day } from '@giliran/kernel';
import type { Context } from './context.ts';
import { forbidden, signInNeeded } from './errors.ts';

interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Day: { Input: Day; Output: string };
    DateTime: { Input: string; Output: Date };
    RoomLayout: { Input: unknown; Output: unknown };
  };
  AuthScopes: {
    signedIn: boolean;
    /** Dinas, supervisor, Tim Terpadu, satgas or regent of this kabupaten. */
    officer: string;
    /** Dinas or satgas of this kabupaten. */
    closing: string;
    /** Dinas officer of this kabupaten. */
    dinas: string;
    /** Officer (dinas, supervisor, Tim Terpadu, satgas, regent) or researcher of this kabupaten. */
    kabupaten: string;
  };
}

const WHO_MAY: Readonly<Record<string, string>> = {
  dinas: 'ini hanya untuk Dinas Pendidikan kabupaten ini',
  closing: 'ini hanya untuk Dinas Pendidikan atau Satgas kabupaten ini',
  officer: 'ini hanya untuk petugas kabupaten ini (Dinas, pengawas, Tim Terpadu, Satgas, Bupati)',
  kabupaten: 'ini hanya untuk petugas dan peneliti kabupaten ini',
};

/** Whose account it takes, in words, from the scope that failed. */
function whoMay(failure: AuthFailure): string {
  if ('failures' in failure) return failure.failures.map(whoMay)[0] ?? 'ini milik akun lain';
  return ('scope' in failure ? WHO_MAY[failure.scope] : undefined) ?? 'ini milik akun lain';
}

export const builder = new SchemaBuilder<SchemaTypes>({
  defaultFieldNullability: false,
  plugins: [ScopeAuthPlugin, RelayPlugin],
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    firstArgOptions: { description: 'How many rows to return.' },
    afterArgOptions: { description: 'Cursor after which to go on.' },
    lastArgOptions: { description: 'Not used: pages go forward.' },
    beforeArgOptions: { description: 'Not used: pages go forward.' },
    edgesFieldOptions: { description: 'The rows of the page.' },
    pageInfoFieldOptions: { description: 'Where the page ends.' },
    cursorFieldOptions: { description: 'Place of the row in the order.' },
    nodeFieldOptions: { description: 'The row.' },
    pageInfoTypeOptions: { description: 'Where a page begins and ends.' },
    hasNextPageFieldOptions: { description: 'Are there rows after it?' },
    hasPreviousPageFieldOptions: { description: 'Are there rows before it?' },
    startCursorFieldOptions: { description: 'Cursor of its first row.' },
    endCursorFieldOptions: { description: 'Cursor of its last row; pass it as `after`.' },
  },
  scopeAuth: {
    authScopes: (context) => ({
      signedIn: context.user !== null,
      dinas: (code) => context.claims.dinasCodes.includes(code),
      officer: (code) => isOfficerOf(context.claims, code),
      closing: (code) => context.claims.dinasCodes.includes(code) || context.claims.satgasCodes.includes(code),
      kabupaten: (code) => isOfficerOf(context.claims, code) || context.claims.researchCodes.includes(code),
    }),
    unauthorizedError: (_parent, context, _info, { failure }) =>
      context.user === null ? signInNeeded(context) : forbidden(`${whoMay(failure)}; minta mereka, atau masuk dengan akunnya`),
  },
});

builder.scalarType('Day', {
  description: 'A calendar date without time, `YYYY-MM-DD`.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (!isDay(value))
      throw new GraphQLError(`Tanggal harus seperti 2021-09-13; tertulis ${JSON.stringify(value)}.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    return value;
  },
});

builder.scalarType('DateTime', {
  description: 'A moment in time, ISO 8601 with zone.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => String(value),
});

builder.queryType({
  description: 'Everything that can be read. Most fields need a signed-in account; the room calculator and the regulation do not.',
});
builder.mutationType({ description: 'Everything that can be changed. Each mutation is stored whole or not at all.' });
