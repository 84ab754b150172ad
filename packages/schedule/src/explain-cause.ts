import { boundsOf, tightestBound, type BoundId } from './counting-bounds.ts';
import type { PlanOptions } from './plan-shifts.ts';
import type { School } from './school.ts';

/** Why a school cannot give what is asked, for a head teacher: numbers first, then the cheapest repair. */
export interface Cause {
  resource: BoundId | 'search';
  needed: number;
  available: number;
  message: string;
  repair: string;
}

export function explainCause(school: School, need: number, bestF: number, _options: PlanOptions): Cause {
  const tight = tightestBound(boundsOf(school));
  const needed = tight.perSession * need;
  return { resource: tight.id, needed, available: tight.available, message: `Butuh ${needed}, tersedia ${tight.available}.`, repair: `F = ${bestF}` };
}
