export { answerPolicyLine, type PolicyAnswer } from './command-line/answer-policy-line.ts';
export { explainPolicyLine, type PolicyExplanation } from './command-line/explain-policy-line.ts';
export type { LineHost } from './command-line/read-line.ts';
export type { AreaCheck, AreaLookup } from './command-line/read-school.ts';
