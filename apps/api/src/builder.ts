import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { GraphQLError } from 'graphql';
import { isOfficerOf, verifiesIn } from '@giliran/db';
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
    /** Operator or head of this school. */
    school: string;
    /** Dinas, supervisor, Tim Terpadu, satgas or regent of this kabupaten. */
    officer: string;
    /** Dinas or satgas of this kabupaten. */
    closing: string;
    /** Dinas, supervisor or Tim Terpadu of this kabupaten. */
    verifying: string;
    /** Dinas officer of this kabupaten. */
    dinas: string;
    /** Officer (dinas, supervisor, Tim Terpadu, satgas, regent) or researcher of this kabupaten. */
    kabupaten: string;
  };
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
      school: (schoolId) => context.claims.schoolIds.includes(schoolId),
      dinas: (code) => context.claims.dinasCodes.includes(code),
      officer: (code) => isOfficerOf(context.claims, code),
      closing: (code) => context.claims.dinasCodes.includes(code) || context.claims.satgasCodes.includes(code),
      verifying: (code) => verifiesIn(context.claims, code) || context.claims.dinasCodes.includes(code),
      kabupaten: (code) => isOfficerOf(context.claims, code) || context.claims.researchCodes.includes(code),
    }),
    unauthorizedError: (_parent, context, info) =>
      context.user === null ? signInNeeded(context) : forbidden(`${info.fieldName} hanya untuk petugas yang bersangkutan`),
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
