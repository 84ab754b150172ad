import type { ComparedPlan } from '@giliran/planning';
import { useEffect, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { usePlanBoard } from '../schedule/board-store.ts';
import { isUnsaved } from '../schedule/plan-board.ts';
import { PlanVersionQuery, PlanVersionsQuery } from '../schedule/versions-query.ts';
import { savedPlanOfVersion } from '../school-facts.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { BOARD_ID, versionId } from './plan-names.ts';

export interface OfferedPlan {
  readonly id: string;
  /** The name the operator gave a version; null for the plan on screen. */
  readonly name: string | null;
  /** The version the plan on screen was opened from and still is; null = it was edited, or never saved. */
  readonly sameAs: number | null;
}

export interface OwnPlans {
  readonly offered: readonly OfferedPlan[];
  /** Those of `chosen` that are there already. */
  readonly plans: readonly ComparedPlan[];
}

/** The school's own plans: the one on screen, and the saved versions that were chosen. Null while the device is being read. */
export function useOwnPlans(school: QueriedSchool, chosen: readonly string[]): OwnPlans | null {
  const client = useClient();
  const { board } = usePlanBoard(school);
  const [{ data }] = useQuery({ query: PlanVersionsQuery, variables: { schoolId: school.id }, requestPolicy: 'cache-and-network' });
  const [fetched, setFetched] = useState<Readonly<Record<string, ComparedPlan>>>({});
  const versions = data?.school.planVersions;
  const present = board?.present ?? null;
  const onScreen = present !== null && present.sessions.length > 0;
  const sameAs = board && onScreen && !isUnsaved(board) ? board.baseNumber : null;

  const missing = (versions ?? []).filter(({ number }) => chosen.includes(versionId(number)) && !fetched[versionId(number)]);
  const wanted = missing.map(({ id }) => id).join(' ');
  useEffect(() => {
    let left = false;
    for (const id of wanted === '' ? [] : wanted.split(' ')) {
      void client
        .query(PlanVersionQuery, { id })
        .toPromise()
        .then(({ data: answer }) => {
          if (left || !answer) return;
          const { planVersion } = answer;
          const plan = { id: versionId(planVersion.number), plan: savedPlanOfVersion(planVersion) };
          setFetched((old) => ({ ...old, [plan.id]: plan }));
        });
    }
    return () => {
      left = true;
    };
  }, [client, wanted]);

  const plans = useMemo(
    () =>
      chosen.flatMap((id): ComparedPlan[] => {
        if (id === BOARD_ID) return present !== null && onScreen ? [{ id, plan: present }] : [];
        return fetched[id] ? [fetched[id]] : [];
      }),
    [chosen, onScreen, present, fetched],
  );
  const offered = useMemo(
    (): OfferedPlan[] => [
      ...(onScreen ? [{ id: BOARD_ID, name: null, sameAs }] : []),
      ...(versions ?? [])
        .filter(({ number }) => number !== sameAs)
        .map(({ number, name }) => ({ id: versionId(number), name, sameAs: null })),
    ],
    [onScreen, sameAs, versions],
  );
  return board ? { offered, plans } : null;
}
