import { proveRules } from '../packages/policy/prove-rules.ts';

// Switches off every rule in turn and names the examples that turn red. Ends with status 1 when a rule has none.
const rules = proveRules();
for (const { kind, id, redTests } of rules) {
  console.log(
    `${redTests.length === 0 ? 'LOST ' : 'kept '} ${kind} ${id}: ${redTests.length} red${redTests.length === 0 ? '' : `, first "${redTests[0]}"`}`,
  );
}
const lost = rules.filter(({ redTests }) => redTests.length === 0);
console.log(`${rules.length - lost.length} of ${rules.length} rules would be missed by a named example.`);
if (lost.length > 0) process.exitCode = 1;
