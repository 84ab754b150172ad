import { builder } from './builder.ts';
import './schema/viewer.ts';
import './schema/regulation.ts';
import './schema/room.ts';
import './schema/consent.ts';
import './schema/count-consents.ts';
import './schema/people.ts';
import './schema/school.ts';
import './schema/readiness.ts';
import './schema/daily.ts';
import './schema/daily-report.ts';
import './schema/case.ts';
import './schema/privacy.ts';
import './schema/lesson.ts';
import './schema/plan.ts';
import './schema/plan-difference.ts';
import './schema/dinas.ts';
import './schema/account.ts';
import './schema/lifecycle.ts';
import './schema/zone.ts';
import './schema/verification.ts';
import './schema/closure.ts';
import './schema/local-regulation.ts';
import './schema/scenario.ts';
import './schema/aggregate.ts';

/** The whole GraphQL schema; `schema.graphql` beside it is its committed text. */
export const schema = builder.toSchema();
