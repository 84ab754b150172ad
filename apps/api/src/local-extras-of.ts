import { localExtrasOf, type LocalExtraRow } from '@giliran/db/queries/local-documents';
import { readinessTemplate, type LocalExtra } from '@giliran/policy/lifecycle';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** A demand beyond the checklist as it stands in a kabupaten. */
export interface LocalDemand {
  extra: LocalExtra;
  enabled: boolean;
  reference: string | null;
}

/** The demands beyond the checklist (X.1 ...) in a kabupaten; off unless its dinas switched them on. Batched. */
export async function localExtrasIn(context: Reader, kabupatenCode: string): Promise<LocalDemand[]> {
  const loader = batched(context, 'localExtras', async (codes) =>
    groupBy<LocalExtraRow>(await localExtrasOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  const known = new Map(((await loader.load(kabupatenCode)) ?? []).map((row) => [row.extraId, row]));
  return readinessTemplate().localExtras.map((extra) => ({
    extra,
    enabled: known.get(extra.id)?.enabled ?? extra.enabledByDefault,
    reference: known.get(extra.id)?.reference ?? null,
  }));
}
