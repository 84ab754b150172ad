import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLEnumType, type GraphQLObjectType } from 'graphql';
import { checklistSheet, daySheet, paperHtml, protocolPosters, type SheetHead } from '../packages/documents/src/index.ts';
import { proveRules } from '../packages/policy/prove-rules.ts';
import { dailyLists, readinessTemplate } from '../packages/policy/src/lifecycle.ts';
import { allProvisions } from '../packages/policy/src/provisions.ts';
import { dutyReports, printedLines, provisionTreatment, type Carrier, type ProvisionTreatment } from '../packages/policy/src/treatment.ts';

// Writes docs/coverage.md: what carries each of the stored provisions, read from the rules, their examples, the schema of the
// API, the routes of the planner and rendered sheets. With --check nothing is written; a difference ends with status 1.
const root = fileURLToPath(new URL('..', import.meta.url));
const FILE = 'docs/coverage.md';

const head: SheetHead = {
  schoolName: 'Contoh',
  npsn: null,
  plan: null,
  printedOn: '2021-09-13',
  startsOn: null,
  engineVersion: null,
  articles: [],
  draft: false,
  synthetic: true,
};
const schema = buildSchema(readFileSync(`${root}apps/api/schema.graphql`, 'utf8'));
const routes = readFileSync(`${root}apps/planner/src/routes.tsx`, 'utf8');
const redTests = new Map(proveRules().map((rule) => [rule.id, rule.redTests]));
const lists = dailyLists();
const template = readinessTemplate();
const lines = printedLines();

/** What a sheet shows, as plain text. */
const posterText = plain(paperHtml(protocolPosters({ head, lines })));
const dayText = plain(
  paperHtml(
    daySheet({
      head,
      on: '2021-09-13',
      sessions: [],
      opening: lists.opening.map(({ textId }) => ({ text: textId })),
      closing: lists.closing.map(({ textId }) => ({ text: textId })),
    }),
  ),
);
const checklistText = plain(
  paperHtml(
    checklistSheet({
      head,
      lines: template.items.map(({ id, textId }) => ({ code: id, text: textId, answer: null, detail: '', answeredOn: null })),
      gate: template.gateItems.map(({ id, textId }) => ({ code: id, text: textId, answer: null, detail: '', answeredOn: null })),
    }),
  ),
);

/** Where reports, records and workflows live: a field of the schema and a page. Those without a home are shown as not built. */
const HOMES: Readonly<Record<string, { readonly field: string; readonly page: string }>> = {
  'report:daily-screening': { field: 'SchoolDay.reports', page: 'harian' },
  'report:daily-health-report': { field: 'Mutation.submitDailyReport', page: 'harian' },
  'report:contact-list': { field: 'Query.caseContacts', page: 'harian' },
  'workflow:zone-history': { field: 'Mutation.recordZone', page: 'zona' },
  'workflow:local-regulation': { field: 'Mutation.saveLocalRegulation', page: 'aturan-daerah' },
  'workflow:symptom-report': { field: 'Mutation.holdPupils', page: 'harian' },
};

const stories = new Map(allProvisions().map((provision) => [provision.id, provision.stories]));
const rows = provisionTreatment().map((one) => ({ one, cells: one.carriers.map((carrier) => carrierText(carrier, one.provisionId)) }));
const text = page();
const path = `${root}${FILE}`;
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readText(path) !== text) {
  console.error(`${FILE} differs from the rules, schema, routes or sheets. Run "node scripts/coverage.ts" and commit the result.`);
  process.exitCode = 1;
}
const lost = rows.filter(({ one, cells }) => one.outOfScope === null && cells.length === 0);
const broken = rows.flatMap(({ one, cells }) =>
  cells.filter(({ state }) => state === 'BROKEN').map((cell) => `${one.provisionId}: ${cell.text}`),
);
for (const line of [...lost.map(({ one }) => `${one.provisionId}: nothing carries it`), ...broken]) {
  console.error(line);
  process.exitCode = 1;
}

interface CarrierCell {
  readonly state: 'CARRIED' | 'NOT_BUILT' | 'BROKEN';
  readonly text: string;
}

/** The carrier with what was found of it: an example that turns red, a field, a page, a line on a rendered sheet. */
function carrierText({ kind, id }: Carrier, provisionId: string): CarrierCell {
  const name = id.slice(id.indexOf(':') + 1);
  switch (kind) {
    case 'CHECK':
    case 'GUARD': {
      const tests = redTests.get(name) ?? [];
      return tests.length > 0
        ? { state: 'CARRIED', text: `${kind === 'CHECK' ? 'check' : 'guard'} ${name}: ${tests.length} examples, e.g. "${tests[0]}"` }
        : { state: 'BROKEN', text: `${id} has no example that turns red` };
    }
    case 'TRANSITION':
      return (schema.getType('LifecycleEvent') as GraphQLEnumType).getValue(name)
        ? { state: 'CARRIED', text: `transition ${name}` }
        : { state: 'BROKEN', text: `${id} is not in the API` };
    case 'CHECKLIST_ITEM':
      return name === template.template.id || checklistText.includes(squeeze(itemText(name)))
        ? { state: 'CARRIED', text: `checklist ${name}, on the printed sheet` }
        : { state: 'BROKEN', text: `${id} is not on the printed checklist` };
    case 'DAILY_LINE': {
      const line = [...lists.opening, ...lists.closing].find(({ provisionId }) => provisionId === name);
      return line && dayText.includes(squeeze(line.textId))
        ? { state: 'CARRIED', text: 'list of the day, on the printed sheet' }
        : { state: 'BROKEN', text: `${id} is not on the sheet of the day` };
    }
    case 'PRINTED_LINE': {
      const line = lines.find(({ provisionId }) => provisionId === name);
      return line && posterText.includes(squeeze(line.text))
        ? { state: 'CARRIED', text: `poster "${line.place}"` }
        : { state: 'BROKEN', text: `${id} is on no poster` };
    }
    case 'REFERENCE':
      return { state: 'CARRIED', text: 'reference, with its text' };
    case 'REPORT':
    case 'RECORD':
    case 'WORKFLOW':
      return homeText(kind.toLowerCase(), id, provisionId);
  }
}

function homeText(kind: string, id: string, provisionId: string): CarrierCell {
  const home = HOMES[id];
  const report = dutyReports().find((one) => `report:${one.id}` === id);
  const name = report?.nameEn ?? id.slice(id.indexOf(':') + 1);
  if (!home) return { state: 'NOT_BUILT', text: `${kind} "${name}": not built yet (story ${(stories.get(provisionId) ?? []).join(', ')})` };
  const [type = '', field = ''] = home.field.split('.');
  const found = (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field] !== undefined;
  const paged = new RegExp(`(?:^|\\s)'?${home.page}'?: lazyRouteComponent`, 'm').test(routes);
  return found && paged
    ? { state: 'CARRIED', text: `${kind} "${name}": page ${home.page}, \`${home.field}\`` }
    : { state: 'BROKEN', text: `${id}: ${found ? `no page ${home.page}` : `no field ${home.field}`}` };
}

function itemText(id: string): string {
  return [...template.items, ...template.gateItems].find((item) => item.id === id)?.textId ?? ' ';
}

function page(): string {
  const states = rows.flatMap(({ cells }) => cells.map((cell) => cell.state));
  const count = (state: CarrierCell['state']) => states.filter((one) => one === state).length;
  const bare = rows.filter(({ one, cells }) => one.outOfScope === null && cells.every((cell) => cell.state !== 'CARRIED'));
  return `# Coverage: what carries each provision

Written by \`node scripts/coverage.ts\` from the rules and their examples, the schema of the API, the routes of the planner and
rendered sheets; \`npm run check\` fails when it is out of date. "n examples" counts the named examples that turn red when the
rule is switched off.

${rows.length} provisions: ${rows.filter(({ one }) => one.outOfScope !== null).length} out of scope with a reason, ${bare.length} with nothing built yet
(${bare.map(({ one }) => one.provisionId).join(', ') || 'none'}), the others carried. ${count('CARRIED')} carriers, ${count('NOT_BUILT')} not built yet.

| provision | article | carried by |
|---|---|---|
${rows.map(({ one, cells }) => `| ${one.provisionId} | ${one.article} | ${cellText(one, cells)} |`).join('\n')}
`;
}

function cellText(one: ProvisionTreatment, cells: readonly CarrierCell[]): string {
  if (one.outOfScope) return `out of scope: ${one.outOfScope.reasonEn}`;
  return cells.map((cell) => cell.text.replaceAll('|', '\\|')).join('; ') || 'nothing';
}

function plain(html: string): string {
  return squeeze(
    html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]+>/g, '')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  );
}

function squeeze(words: string): string {
  return words.replace(/\s+/g, '');
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
