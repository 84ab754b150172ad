import type { RotationChoices } from '@giliran/planning';
import { VARIANTS, VENTILATION_ACH, ZONE_REPORTED_PER_100K_WEEK, type Ventilation, type Zone } from '@giliran/epidemic';
import { SelectField } from '../../../components/select-field.tsx';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { MeasurePanel, type ClosedZones } from './measure-panel.tsx';
import { STANDARD_MEASURES, type Measures } from './measures.ts';
import { RoomAir, type NamedRoom } from './room-air.tsx';
import { SourceTag } from './source-tag.tsx';
import { ValueSlider } from './value-slider.tsx';

/** What the panel changes; plans and precision are chosen elsewhere. */
export type Scenario = Omit<RotationChoices, 'builtins' | 'reference' | 'replicates' | 'seed'>;

const VENTILATIONS = Object.keys(VENTILATION_ACH) as Ventilation[];
const CLOSURE_RULES = ['NEVER', 'ANY_CASE', 'K_CASES'] as const;
/** Lengths of a closure that are common: 3 x 24 hours, 5, 10 and 14 days. */
const CLOSURE_DAYS = [3, 5, 10, 14];

interface ScenarioPanelProps {
  readonly scenario: Scenario;
  /** The values to begin with, and to go back to. */
  readonly standard: Scenario;
  readonly onChange: (change: Partial<Scenario>) => void;
  readonly rooms: readonly NamedRoom[];
  readonly measures: Measures;
  readonly onMeasures: (change: Partial<Measures>) => void;
  readonly closed: ClosedZones;
  /** Everything back to its standard. */
  readonly onReset: () => void;
}

/** What the comparison is made under. Everything here is an assumption and says so; every value has a way back. */
export function ScenarioPanel(props: ScenarioPanelProps) {
  const { scenario, standard, onChange, rooms, measures, onMeasures, closed, onReset } = props;
  const { t } = useTranslation('compare');
  const share = (value: number): string => formatShare(value);
  const isStandard = JSON.stringify([scenario, measures]) === JSON.stringify([standard, STANDARD_MEASURES]);
  const zoneCases = ZONE_REPORTED_PER_100K_WEEK[scenario.zone];
  const closure = (
    <>
      <SelectField
        label={t('panel.closure')}
        value={scenario.closure.rule}
        onValue={(rule) => onChange({ closure: { ...scenario.closure, rule } })}
        hint={
          <>
            <SourceTag source="assumption" /> {t('panel.closureHint')}
          </>
        }
        options={CLOSURE_RULES.map((value) => ({ value, label: t(`panel.closureRule.${value}`) }))}
      />
      {scenario.closure.rule === 'K_CASES' && (
        <ValueSlider
          label={t('panel.closureCases')}
          value={scenario.closure.cases}
          onValue={(cases) => onChange({ closure: { ...scenario.closure, cases: Math.round(cases) } })}
          min={1}
          max={10}
          most={100}
          step={1}
          unit={t('panel.cases')}
          format={(value) => formatNumber(value)}
          standard={standard.closure.cases}
          source="assumption"
        />
      )}
      {scenario.closure.rule !== 'NEVER' && (
        <SelectField
          label={t('panel.closureDays')}
          value={String(scenario.closure.days)}
          onValue={(days) => onChange({ closure: { ...scenario.closure, days: Number(days) } })}
          hint={<SourceTag source="assumption" />}
          options={CLOSURE_DAYS.map((days) => ({ value: String(days), label: t('panel.daysOf', { days }) }))}
        />
      )}
    </>
  );
  return (
    <form className="card scenario-panel" aria-labelledby="scenario-title" onSubmit={(event) => event.preventDefault()}>
      <h2 id="scenario-title">{t('panel.title')}</h2>
      <p className="small muted">{t('panel.text')}</p>
      <SelectField
        label={t('panel.zone')}
        value={scenario.zone}
        onValue={(zone) => onChange({ zone, reportedPer100kWeek: ZONE_REPORTED_PER_100K_WEEK[zone] })}
        hint={
          <>
            <SourceTag source="assumption" /> {t('panel.zoneHint')}
          </>
        }
        options={(Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[]).map((value) => ({
          value,
          label: t('panel.zoneOption', { zone: t(`zone.${value}`), cases: formatNumber(ZONE_REPORTED_PER_100K_WEEK[value], 1) }),
        }))}
      />
      <ValueSlider
        label={t('panel.reported')}
        value={scenario.reportedPer100kWeek}
        onValue={(reportedPer100kWeek) => onChange({ reportedPer100kWeek })}
        min={0}
        max={300}
        most={5000}
        step={0.5}
        unit={t('panel.cases')}
        format={(value) => formatNumber(value, 1)}
        standard={zoneCases}
        source="assumption"
        hint={t('panel.reportedHint')}
      />
      <ValueSlider
        label={t('panel.ascertainment')}
        value={scenario.ascertainment}
        onValue={(ascertainment) => onChange({ ascertainment })}
        min={0.02}
        max={1}
        step={0.01}
        unit="%"
        scale={100}
        format={share}
        standard={standard.ascertainment}
        source="assumption"
        hint={t('panel.ascertainmentHint')}
      />
      <SelectField
        label={t('panel.variant')}
        value={scenario.variant}
        onValue={(variant) => onChange({ variant })}
        hint={<SourceTag source={t(`panel.variantSource.${scenario.variant}`)} />}
        options={VARIANTS.map((value) => ({ value, label: t(`variant.${value}`) }))}
      />
      <label className="check">
        <input type="checkbox" checked={scenario.masks} onChange={(event) => onChange({ masks: event.target.checked })} />
        {t('panel.masks')}
      </label>
      <p className="field-hint">
        <SourceTag source={t('panel.masksSource')} />
      </p>
      {scenario.masks && (
        <ValueSlider
          label={t('panel.pupilCompliance')}
          value={scenario.pupilCompliance}
          onValue={(pupilCompliance) => onChange({ pupilCompliance })}
          min={0}
          max={1}
          step={0.05}
          unit="%"
          scale={100}
          format={share}
          standard={standard.pupilCompliance}
          source="assumption"
        />
      )}
      <SelectField
        label={t('panel.ventilation')}
        value={scenario.ventilation}
        onValue={(ventilation) => onChange({ ventilation, roomVentilation: {} })}
        hint={<SourceTag source={t('panel.ventilationSource')} />}
        options={VENTILATIONS.map((value) => ({
          value,
          label: t('panel.ventilationOption', { kind: t(`ventilation.${value}`), ach: formatNumber(VENTILATION_ACH[value], 1) }),
        }))}
      />
      <RoomAir
        rooms={rooms}
        ventilation={scenario.ventilation}
        exceptions={scenario.roomVentilation}
        onChange={(roomVentilation) => onChange({ roomVentilation })}
      />
      <ValueSlider
        label={t('panel.gap')}
        value={scenario.gapMin}
        onValue={(gapMin) => onChange({ gapMin: Math.round(gapMin) })}
        min={0}
        max={120}
        most={240}
        step={5}
        unit={t('panel.minutes')}
        format={(value) => t('panel.minutesOf', { value: formatNumber(value) })}
        standard={standard.gapMin}
        source={t('panel.gapSource')}
        hint={t('panel.gapHint')}
      />
      <ValueSlider
        label={t('panel.detection')}
        value={scenario.detection}
        onValue={(detection) => onChange({ detection })}
        min={0}
        max={1}
        step={0.05}
        unit="%"
        scale={100}
        format={share}
        standard={standard.detection}
        source="assumption"
        hint={t('panel.detectionHint', { isolation: measures.isolationDays, suspension: measures.groupDays })}
      />
      {!measures.isStaged && closure}
      <MeasurePanel measures={measures} onChange={onMeasures} variant={scenario.variant} closed={closed} />
      <button type="button" className="button-secondary" disabled={isStandard} onClick={onReset}>
        {t('panel.resetAll')}
      </button>
    </form>
  );
}
