import { PHASES, type Phase } from '@giliran/policy';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { numberOf, readNumber } from '../../../components/read-number.ts';
import { SelectField } from '../../../components/select-field.tsx';
import { formatDay, formatNumber } from '../../../i18n/format.ts';
import type { TriedRule } from '../rules/tried-rule.ts';
import { amendmentInput, draftOfRule, emptyChange, type AmendmentDraft, type AmendmentInput } from './amendment-draft.ts';
import { AmendmentCheck } from './amendment-check.tsx';
import { AmendmentFields } from './amendment-fields.tsx';
import type { WhatIfStart } from './scenario-queries.ts';

type LevelDefault = WhatIfStart['defaultLevelAssumptions'][number];
type Level = LevelDefault['level'];

export interface ScenarioOrder {
  readonly name: string;
  readonly sides: { label: string; regulationIds: string[]; amendment?: AmendmentInput | null }[];
  readonly phase: Phase;
  readonly date: string;
  readonly assumptions: { level: Level; roomWidthM: number; roomLengthM: number; rombelSize: number | null; consentShare: number }[];
}

interface Side {
  readonly label: string;
  readonly ids: readonly string[];
}

interface LevelTexts {
  readonly width: string;
  readonly length: string;
  readonly rombel: string;
  readonly consent: string;
}

const SIDE_M = { min: 2, max: 20, unit: 'm' } as const;
const ROMBEL = { min: 1, max: 100, whole: true, unit: 'siswa' } as const;
const PERCENT = { min: 0, max: 100, unit: '%' } as const;
const FIRST_SIDES: readonly [Side, Side] = [
  { label: '', ids: ['bengkayang-51-2021'] },
  { label: '', ids: ['skb-01kb2022'] },
];
const FIRST_DATE = '2021-09-13';

interface ScenarioFormProps {
  readonly regulations: WhatIfStart['regulations'];
  readonly parameters: WhatIfStart['authorableParameters'];
  readonly defaults: readonly LevelDefault[];
  /** A rule that is to be tried as side B before it is set. */
  readonly tried: TriedRule | null;
  readonly busy: boolean;
  /** What the server said against the last order. */
  readonly complaint: string | null;
  readonly onStart: (order: ScenarioOrder) => void;
}

/** Two sets of regulations, the day they count for, and what is assumed about schools that the recap does not tell. */
export function ScenarioForm({ regulations, parameters, defaults, tried, busy, complaint, onStart }: ScenarioFormProps) {
  const { t } = useTranslation(['what-if', 'dinas-rules']);
  const id = useId();
  const [name, setName] = useState('');
  const [sides, setSides] = useState(FIRST_SIDES);
  const [phase, setPhase] = useState<Phase>(tried?.phase === 'NEW_NORMAL' ? 'NEW_NORMAL' : 'TRANSITION');
  const [date, setDate] = useState(tried !== null && tried.from > FIRST_DATE ? tried.from : FIRST_DATE);
  // Side B: other regulations, or those of side A with changes.
  const [amends, setAmends] = useState(tried !== null);
  const [draft, setDraft] = useState<AmendmentDraft>(
    tried === null ? { name: '', baseline: '', changes: [emptyChange(1, FIRST_DATE)] } : draftOfRule(tried),
  );
  const [levels, setLevels] = useState<Readonly<Record<string, LevelTexts>>>(() => textsOf(defaults));
  const nameOf = (regulationId: string): string =>
    t(`regulation.${regulationId}`, { defaultValue: regulations.find((r) => r.id === regulationId)?.name ?? regulationId });
  const namesOf = (side: Side): string => side.ids.map(nameOf).join(' + ');
  const first = sides[0];
  const amendmentName = draft.name.trim() || t('amendment.autoName', { what: whatChanges(draft) });
  const input = amendmentInput(draft, amendmentName, first.ids.includes(draft.baseline) ? draft.baseline : first.ids[0], parameters);
  const labelOf = (side: Side, index: number): string =>
    side.label.trim() || (amends && index === 1 ? `${namesOf(first)}, ${amendmentName}` : namesOf(side));
  const assumptions = defaults.map(({ level }) => assumptionOf(level, levels[level]));
  const empty = amends ? first.ids.length === 0 || input === null : sides.some((side) => side.ids.length === 0);
  const mend = empty || assumptions.some((one) => one === null) || date === '';
  const autoName = t('form.autoName', { a: labelOf(first, 0), b: amends ? amendmentName : labelOf(sides[1], 1) });

  function whatChanges({ changes }: AmendmentDraft): string {
    return [...new Set(changes.map(({ key }) => t(`dinas-rules:key.${key}`, { defaultValue: key })))].join(', ');
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (mend || busy) return;
    onStart({
      name: name.trim() || autoName,
      sides: sides.map((side, index) =>
        amends && index === 1
          ? { label: labelOf(side, index), regulationIds: [...first.ids], amendment: input }
          : { label: labelOf(side, index), regulationIds: [...side.ids] },
      ),
      phase,
      date,
      assumptions: assumptions.flatMap((one) => one ?? []),
    });
  }

  const setSide = (index: 0 | 1, change: Partial<Side>): void => {
    const changed = { ...sides[index], ...change };
    setSides(index === 0 ? [changed, sides[1]] : [sides[0], changed]);
  };

  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{t('form.title')}</h2>
      <div className="sides">
        {([0, 1] as const).map((index) => (
          <SideFields
            key={index}
            index={index}
            side={sides[index]}
            regulations={regulations}
            nameOf={nameOf}
            autoLabel={labelOf({ ...sides[index], label: '' }, index)}
            onSide={(change) => setSide(index, change)}
            amends={amends && index === 1}
            onAmends={index === 1 ? setAmends : null}
          >
            <p>
              <strong>{t('amendment.sameAs', { names: namesOf(first) || '–' })}</strong>
            </p>
            <AmendmentFields
              draft={draft}
              onDraft={setDraft}
              parameters={parameters}
              regulationIds={first.ids}
              nameOf={nameOf}
              autoName={amendmentName}
              date={date}
            />
          </SideFields>
        ))}
      </div>
      {amends && input !== null && date !== '' && <AmendmentCheck regulationIds={first.ids} input={input} phase={phase} date={date} />}
      <div className="filter-row">
        <SelectField
          label={t('form.phase')}
          value={phase}
          onValue={setPhase}
          options={PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))}
        />
        <div className="field">
          <label htmlFor={`${id}-date`}>{t('form.date')}</label>
          <input id={`${id}-date`} type="date" required value={date} onChange={(event) => setDate(event.target.value)} />
          <p className="field-hint">{t('form.dateHint')}</p>
        </div>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('form.name')}</label>
          <input
            id={`${id}-name`}
            type="text"
            maxLength={120}
            value={name}
            placeholder={autoName}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
      </div>
      <section>
        <h3>
          {t('assumed.title')} <AssumptionTag />
        </h3>
        <p className="small muted">{t('assumed.text')}</p>
        <div className="level-grid">
          {defaults.map(({ level }) => {
            const texts = levels[level];
            if (!texts) return null;
            const set = (change: Partial<LevelTexts>): void => setLevels({ ...levels, [level]: { ...texts, ...change } });
            return (
              <fieldset key={level}>
                <legend>{t(`level.${level}`)}</legend>
                <div className="field-pair">
                  <NumberField label={t('assumed.width')} text={texts.width} onText={(width) => set({ width })} required {...SIDE_M} />
                  <NumberField label={t('assumed.length')} text={texts.length} onText={(length) => set({ length })} required {...SIDE_M} />
                </div>
                <div className="field-pair">
                  <NumberField
                    label={t('assumed.rombel')}
                    text={texts.rombel}
                    onText={(rombel) => set({ rombel })}
                    hint={t('assumed.rombelHint')}
                    {...ROMBEL}
                  />
                  <NumberField
                    label={t('assumed.consent')}
                    text={texts.consent}
                    onText={(consent) => set({ consent })}
                    required
                    {...PERCENT}
                  />
                </div>
              </fieldset>
            );
          })}
        </div>
        <button type="button" className="button-plain" onClick={() => setLevels(textsOf(defaults))}>
          {t('assumed.reset')}
        </button>
      </section>
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={busy || mend}>
          {busy ? t('form.starting') : t('form.start')}
        </button>
        {mend && <span className="muted">{t('form.mend')}</span>}
      </div>
    </form>
  );
}

interface SideFieldsProps {
  readonly index: 0 | 1;
  readonly side: Side;
  readonly regulations: WhatIfStart['regulations'];
  readonly nameOf: (id: string) => string;
  readonly autoLabel: string;
  readonly onSide: (change: Partial<Side>) => void;
  /** The side is the other one with changes; its fields are the children. */
  readonly amends: boolean;
  /** Null: this side cannot be the other one with changes. */
  readonly onAmends: ((amends: boolean) => void) | null;
  readonly children: ReactNode;
}

function SideFields({ index, side, regulations, nameOf, autoLabel, onSide, amends, onAmends, children }: SideFieldsProps) {
  const { t } = useTranslation('what-if');
  const id = useId();
  const letter = index === 0 ? 'A' : 'B';
  const guidance = regulations.filter((regulation) => regulation.kind === 'guidance');
  const toggle = (regulationId: string): void =>
    onSide({ ids: side.ids.includes(regulationId) ? side.ids.filter((one) => one !== regulationId) : [...side.ids, regulationId] });
  const box = (regulation: WhatIfStart['regulations'][number]) => (
    <label key={regulation.id} className="check">
      <input type="checkbox" checked={side.ids.includes(regulation.id)} onChange={() => toggle(regulation.id)} />
      <span>
        {nameOf(regulation.id)}
        <span className={regulation.status === 'authoritative' ? 'value-status' : 'value-status is-open'}>
          {regulation.status === 'authoritative' ? '§' : '⚠'}{' '}
          {t(`common:valueStatus.${regulation.status}`, { defaultValue: regulation.status })}
          {regulation.validFrom && ` · ${t('form.since', { day: formatDay(regulation.validFrom) })}`}
          {regulation.kind !== 'regulation' && ` · ${t(`kind.${regulation.kind}`, { defaultValue: regulation.kind })}`}
        </span>
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend>{t('form.side', { letter })}</legend>
      {onAmends && (
        <SelectField
          label={t('amendment.kind')}
          value={amends ? 'amended' : 'other'}
          onValue={(value) => onAmends(value === 'amended')}
          options={[
            { value: 'other' as const, label: t('amendment.other') },
            { value: 'amended' as const, label: t('amendment.amended') },
          ]}
        />
      )}
      {amends ? (
        children
      ) : (
        <>
          <p className="small muted">{t('form.strictest')}</p>
          {regulations.filter((regulation) => regulation.kind !== 'guidance').map(box)}
          <details open={guidance.some((regulation) => side.ids.includes(regulation.id))}>
            <summary>{t('form.guidance', { n: formatNumber(guidance.length) })}</summary>
            {guidance.map(box)}
          </details>
          {side.ids.length === 0 && (
            <p className="field-error" role="alert">
              {t('form.chooseOne')}
            </p>
          )}
        </>
      )}
      <div className="field">
        <label htmlFor={id}>{t('form.label', { letter })}</label>
        <input
          id={id}
          type="text"
          maxLength={80}
          value={side.label}
          placeholder={autoLabel}
          onChange={(event) => onSide({ label: event.target.value })}
        />
      </div>
    </fieldset>
  );
}

function textsOf(defaults: readonly LevelDefault[]): Record<string, LevelTexts> {
  return Object.fromEntries(
    defaults.map((one) => [
      one.level,
      {
        width: formatNumber(one.roomWidthM),
        length: formatNumber(one.roomLengthM),
        rombel: one.rombelSize === null ? '' : String(one.rombelSize),
        consent: formatNumber(one.consentShare * 100),
      },
    ]),
  );
}

/** Null while something is missing or wrong. */
function assumptionOf(level: Level, texts: LevelTexts | undefined): ScenarioOrder['assumptions'][number] | null {
  if (!texts) return null;
  const roomWidthM = numberOf(readNumber(texts.width, SIDE_M));
  const roomLengthM = numberOf(readNumber(texts.length, SIDE_M));
  const consent = numberOf(readNumber(texts.consent.replace('%', ''), PERCENT));
  const rombel = readNumber(texts.rombel, ROMBEL);
  if (roomWidthM === null || roomLengthM === null || consent === null || rombel.kind === 'wrong') return null;
  return { level, roomWidthM, roomLengthM, rombelSize: numberOf(rombel), consentShare: consent / 100 };
}
