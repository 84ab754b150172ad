import { canteenClosed, canteenOpen, lessonsOnly, noSport, otherActivities, safeSport } from './activity.ts';
import type { Check } from './check.ts';
import { choiceStatement, permissionLetter } from './consent.ts';
import { comorbidity, neighbourhood, symptoms } from './eligibility.ts';
import { arrivalGap, dropOff, exitOrder, handWashing, oneWay, pickUp } from './gate.ts';
import { minutesAtSchool } from './minutes.ts';
import { freeTimetable, partition } from './partition.ts';
import { checklist, healthFirst } from './readiness.ts';
import { basicRoom, commonRoom, paudRoom, seatSpacing } from './room.ts';
import { closedZone, offSite, openZone } from './zone.ts';

/** Every computed rule, in the order of the text. One row, one provision: taking a row away must make a case fail. */
export const CHECKS: readonly Check[] = [
  { provisionId: 'P3.a', byValue: false, run: healthFirst },
  { provisionId: 'P4.1', byValue: true, run: openZone },
  { provisionId: 'P4.2', byValue: true, run: closedZone },
  { provisionId: 'P4.7.a', byValue: true, run: checklist },
  { provisionId: 'P4.8', byValue: false, run: offSite },
  { provisionId: 'P5.1.b', byValue: false, run: partition },
  { provisionId: 'P5.1.c', byValue: true, run: minutesAtSchool },
  { provisionId: 'P5.1.d', byValue: true, run: choiceStatement },
  { provisionId: 'P7.7.a', byValue: true, run: permissionLetter },
  { provisionId: 'P7.7.c', byValue: false, run: arrivalGap },
  { provisionId: 'P7.7.d', byValue: true, run: neighbourhood },
  { provisionId: 'L3.1.1', byValue: true, run: basicRoom },
  { provisionId: 'L3.1.2', byValue: true, run: paudRoom },
  { provisionId: 'L3.2', byValue: false, run: freeTimetable },
  { provisionId: 'L3.4.1', byValue: false, run: comorbidity },
  { provisionId: 'L3.4.2', byValue: false, run: symptoms },
  { provisionId: 'L3.5.t', byValue: true, run: canteenClosed },
  { provisionId: 'L3.5.n', byValue: true, run: canteenOpen },
  { provisionId: 'L3.6.t', byValue: true, run: noSport },
  { provisionId: 'L3.6.n', byValue: true, run: safeSport },
  { provisionId: 'L3.7.t', byValue: true, run: lessonsOnly },
  { provisionId: 'L3.7.n', byValue: true, run: otherActivities },
  { provisionId: 'L4.2.3.a', byValue: false, run: dropOff },
  { provisionId: 'L4.2.3.c', byValue: false, run: handWashing },
  { provisionId: 'L4.2.4.a', byValue: true, run: seatSpacing },
  { provisionId: 'L4.2.5.b', byValue: false, run: exitOrder },
  { provisionId: 'L4.2.5.c', byValue: false, run: pickUp },
  { provisionId: 'L4.4.1.c', byValue: true, run: commonRoom('LIBRARY_LAB') },
  { provisionId: 'L4.4.2.b', byValue: true, run: commonRoom('CANTEEN') },
  { provisionId: 'L4.4.5.a', byValue: false, run: oneWay },
  { provisionId: 'L4.4.6.a', byValue: true, run: commonRoom('FIELD') },
  { provisionId: 'L4.4.7.b', byValue: true, run: commonRoom('HALL_GYM') },
  { provisionId: 'L4.4.8.b', byValue: true, run: commonRoom('DORMITORY') },
];
