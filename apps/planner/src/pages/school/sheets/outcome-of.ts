import type { CombinedError } from 'urql';
import { errorText } from '../../../api/client.ts';
import type { SaveOutcome } from './sheet-import.tsx';

interface Count {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** The sentence after an import: what was new, or that nothing changed, or what the server said. `t` of the namespace "sheets". */
export function outcomeOf(
  result: { readonly error?: CombinedError | undefined },
  count: Count | undefined,
  t: (key: string, values?: Record<string, number>) => string,
): SaveOutcome {
  if (result.error) return { ok: false, text: errorText(result.error, t) };
  const { created, changed, unchanged } = count ?? { created: 0, changed: 0, unchanged: 0 };
  if (created + changed === 0) return { ok: true, text: t('result.nothing', { count: unchanged }) };
  return { ok: true, text: t('result.some', { created, changed, unchanged }) };
}
