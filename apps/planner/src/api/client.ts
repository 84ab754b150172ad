import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange, type CombinedError } from 'urql';
import { markSessionExpired } from './auth.ts';

const SESSION_CODES = new Set(['SESSION_EXPIRED', 'UNAUTHENTICATED']);

/** The API client: normalised cache, and a banner instead of a lost page when the session has ended. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin' },
  exchanges: [
    cacheExchange({ keys: keysOfEmbeddedTypes() }),
    mapExchange({
      onError(error) {
        if (isSessionError(error)) markSessionExpired();
      },
    }),
    fetchExchange,
  ],
});

/** Did the server refuse because nobody is signed in (any more)? */
export function isSessionError(error: CombinedError): boolean {
  return error.graphQLErrors.some((e) => SESSION_CODES.has(String(e.extensions?.['code'])));
}

/** Sentence for the user: the server's own (Indonesian, says what to do), or that the network failed (key of i18n/common.json). */
export function errorText(error: CombinedError, t: (key: string) => string): string {
  return error.graphQLErrors[0]?.message ?? t('networkError');
}

/** Types that are parts of their parent and have no id of their own: graphcache must not look for one. Add new ones here. */
function keysOfEmbeddedTypes(): Record<string, () => null> {
  const types = ['DemoAccount', 'PageInfo', 'RoomCapacity', 'Finding', 'Citation', 'Point', 'SeatPoint'];
  return Object.fromEntries(types.map((type) => [type, () => null]));
}
