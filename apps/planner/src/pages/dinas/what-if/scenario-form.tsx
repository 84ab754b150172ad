import { PHASES, type Phase } from '@giliran/policy';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { numberOf, readNumber } from '../../../components/read-number.ts';
import { SelectField } from '../../../components/select-field.tsx';
import { formatDay, formatNumber } from '../../../i18n/format.ts';
import type { WhatIfStart } from './scenario-queries.ts';

type LevelDefault = WhatIfStart['defaultLevelAssumptions'][number];
type Level = LevelDefault['level'];

export interface ScenarioOrder {
  readonly name: string;
  readonly sides: { label: string; regulationIds: string[] }[];
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
  readonly defaults: readonly LevelDefault[];
  readonly busy: boolean;
  /** What the server said against the last order. */
  readonly complaint: string | null;
  readonly onStart: (order: ScenarioOrder) => void;
}

/** Two sets of regulations, the day they count for, and what is assumed about schools that the recap does not tell. */
export function ScenarioForm({ regulations, defaults, busy, complaint, onStart }: ScenarioFormProps) {
  const { t } = useTranslation('what-if');
  const id = useId();
  const [name, setName] = useState('');
  const [sides, setSides] = useState(FIRST_SIDES);
  const [phase, setPhase] = useState<Phase>('TRANSITION');
  const [date, setDate] = useState(FIRST_DATE);
  const [levels, setLevels] = useState<Readonly<Record<string, LevelTexts>>>(() => textsOf(defaults));
  const nameOf = (regulationId: string): string =>
    t(`regulation.${regulationId}`, { defaultValue: regulations.find((r) => r.id === regulationId)?.name ?? regulationId });
  const labelOf = (side: Side): string => side.label.trim() || side.ids.map(nameOf).join(' + ');
  const assumptions = defaults.map(({ level }) => assumptionOf(level, levels[level]));
  const mend = sides.some((side) => side.ids.length === 0) || assumptions.some((one) => one === null) || date === '';
  const autoName = t('form.autoName', { a: labelOf(sides[0]), b: labelOf(sides[1]) });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (mend || busy) return;
    onStart({
      name: name.trim() || autoName,
      sides: sides.map((side) => ({ label: labelOf(side), regulationIds: [...side.ids] })),
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
            autoLabel={sides[index].ids.map(nameOf).join(' + ')}
            onSide={(change) => setSide(index, change)}
          />
        ))}
      </div>
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
}

function SideFields({ index, side, regulations, nameOf, autoLabel, onSide }: SideFieldsProps) {
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
