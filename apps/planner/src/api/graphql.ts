import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.generated.d.ts';

/** Typed GraphQL documents: `graphql(\`query ...\`)`; types follow the committed schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Day: string; DateTime: string; JSON: unknown };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';
