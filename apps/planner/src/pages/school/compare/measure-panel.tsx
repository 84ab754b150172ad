import { PARAMETER_LIST, ZONE_REPORTED_PER_100K_WEEK, type ParameterKey, type Variant, type Zone } from '@giliran/epidemic';
import { SelectField } from '../../../components/select-field.tsx';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { engineText } from './engine-text.ts';
import { defaultOf, QUARANTINES, STAGES, STANDARD_MEASURES, ZONE_COURSES, type Measures } from './measures.ts';
import { SourceTag } from './source-tag.tsx';
import { ValueSlider } from './value-slider.tsx';

export interface ClosedZones {
  readonly zones: readonly Zone[];
  /** Article that says so. */
  readonly article: string;
}

interface MeasurePanelProps {
  readonly measures: Measures;
  readonly onChange: (change: Partial<Measures>) => void;
  readonly variant: Variant;
  readonly closed: ClosedZones;
}

/** Measures beyond the first choices, folded away: isolation, tests, quarantine, staged closing, zones that change, vaccination. */
export function MeasurePanel({ measures: m, onChange, variant, closed }: MeasurePanelProps) {
  const { t } = useTranslation('compare');
  const changed = Object.keys(STANDARD_MEASURES).filter((key) => {
    const [own, usual] = [m[key as keyof Measures], STANDARD_MEASURES[key as keyof Measures]];
    return JSON.stringify(own) !== JSON.stringify(usual);
  }).length;
  const ruleSlider = (of: ParameterKey, key: 'delayDays' | 'isolationDays' | 'groupCases' | 'groupDays', least: number, most: number) => (
    <EngineSlider of={of} value={m[key]} onValue={(value) => onChange({ [key]: Math.round(value) })} min={least} max={most} step={1} />
  );
  const shareSlider = (key: 'vaccinatedPupils' | 'vaccinatedTeachers' | 'vaccinatedAdults') => (
    <ShareSlider label={t(`more.${key}`)} value={m[key]} onValue={(value) => onChange({ [key]: value })} standard={0} step={0.05} />
  );
  return (
    <details className="measures">
      <summary>{changed === 0 ? t('more.fold') : t('more.foldSome', { count: changed })}</summary>
      <p className="small muted">{t('more.text')}</p>

      <fieldset>
        <legend>{t('more.isolation')}</legend>
        {ruleSlider('responses.delayDays', 'delayDays', 0, 7)}
        {ruleSlider('responses.isolationDays', 'isolationDays', 0, 21)}
        {ruleSlider('responses.groupSuspension.cases', 'groupCases', 1, 10)}
        {ruleSlider('responses.groupSuspension.days', 'groupDays', 0, 21)}
      </fieldset>

      <fieldset>
        <legend>{t('more.tests')}</legend>
        <label className="check">
          <input type="checkbox" checked={m.hasTest} onChange={(event) => onChange({ hasTest: event.target.checked })} />
          {t('more.hasTest')}
        </label>
        {m.hasTest && (
          <>
            <EngineSlider
              of="responses.test.sensitivity"
              value={m.testSensitivity}
              onValue={(testSensitivity) => onChange({ testSensitivity })}
              min={0}
              max={1}
              step={0.05}
            />
            <EngineSlider
              of="responses.test.turnaroundDays"
              value={m.testTurnaroundDays}
              onValue={(days) => onChange({ testTurnaroundDays: Math.round(days) })}
              min={0}
              max={7}
              step={1}
            />
          </>
        )}
        {(['pupilTests', 'teacherTests'] as const).map((key) => (
          <ValueSlider
            key={key}
            label={t(`more.${key}`)}
            value={m[key]}
            onValue={(perWeek) => onChange({ [key]: Math.round(perWeek) })}
            min={0}
            max={5}
            step={1}
            unit={t('more.perWeek')}
            format={(value) => t('more.perWeekOf', { value: formatNumber(value) })}
            standard={0}
            source="assumption"
            hint={t('more.range', { low: formatNumber(0), high: formatNumber(5) })}
          />
        ))}
        {m.pupilTests + m.teacherTests > 0 && (
          <ShareSlider
            label={t('more.screeningSensitivity')}
            value={m.screeningSensitivity}
            onValue={(screeningSensitivity) => onChange({ screeningSensitivity })}
            standard={STANDARD_MEASURES.screeningSensitivity}
            step={0.05}
          />
        )}
      </fieldset>

      <fieldset>
        <legend>{t('more.quarantine')}</legend>
        <SelectField
          label={t('more.quarantineWho')}
          value={m.quarantine}
          onValue={(quarantine) => onChange({ quarantine })}
          hint={<SourceTag source="assumption" />}
          options={QUARANTINES.map((value) => ({ value, label: t(`more.quarantineOf.${value}`) }))}
        />
        {m.quarantine !== 'NONE' && (
          <>
            <EngineSlider
              of="responses.quarantine.days"
              value={m.quarantineDays}
              onValue={(days) => onChange({ quarantineDays: Math.round(days) })}
              min={1}
              max={21}
              step={1}
            />
            <EngineSlider
              of="responses.quarantine.delayDays"
              value={m.quarantineDelayDays}
              onValue={(days) => onChange({ quarantineDelayDays: Math.round(days) })}
              min={0}
              max={7}
              step={1}
            />
          </>
        )}
      </fieldset>

      <fieldset>
        <legend>{t('more.staged')}</legend>
        <label className="check">
          <input type="checkbox" checked={m.isStaged} onChange={(event) => onChange({ isStaged: event.target.checked })} />
          {t('more.isStaged')}
        </label>
        <p className="field-hint">
          <SourceTag source="assumption" /> {t('more.stagedHint')}
        </p>
        {m.isStaged &&
          STAGES.flatMap((stage) =>
            (['cases', 'days'] as const).map((key) => (
              <ValueSlider
                key={`${stage} ${key}`}
                label={t(`more.stage.${stage}.${key}`)}
                value={m.stages[stage][key]}
                onValue={(value) => onChange({ stages: { ...m.stages, [stage]: { ...m.stages[stage], [key]: Math.round(value) } } })}
                min={key === 'cases' ? 1 : 0}
                max={key === 'cases' ? 20 : 30}
                step={1}
                unit={t(key === 'cases' ? 'panel.cases' : 'more.days')}
                format={(value) => formatNumber(value)}
                standard={STANDARD_MEASURES.stages[stage][key]}
                source="assumption"
              />
            )),
          )}
      </fieldset>

      <fieldset>
        <legend>{t('more.zones')}</legend>
        <SelectField
          label={t('more.zoneCourse')}
          value={m.zoneCourse}
          onValue={(zoneCourse) => onChange({ zoneCourse })}
          hint={<SourceTag source="assumption" />}
          options={ZONE_COURSES.map((value) => ({ value, label: t(`more.zoneCourseOf.${value}`) }))}
        />
        {m.zoneCourse === 'DATE' && (
          <>
            <SelectField
              label={t('more.zoneThen')}
              value={m.zoneThen}
              onValue={(zoneThen) => onChange({ zoneThen })}
              hint={<SourceTag source="assumption" />}
              options={(Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[]).map((value) => ({
                value,
                label: t('panel.zoneOption', { zone: t(`zone.${value}`), cases: formatNumber(ZONE_REPORTED_PER_100K_WEEK[value], 1) }),
              }))}
            />
            <ValueSlider
              label={t('more.zoneDay')}
              value={m.zoneDay}
              onValue={(zoneDay) => onChange({ zoneDay: Math.round(zoneDay) })}
              min={1}
              max={60}
              step={1}
              unit={t('more.days')}
              format={(value) => t('panel.daysOf', { days: formatNumber(value) })}
              standard={STANDARD_MEASURES.zoneDay}
              source="assumption"
            />
          </>
        )}
        {m.zoneCourse === 'CHANCE' &&
          (['zoneWorse', 'zoneBetter'] as const).map((key) => (
            <ShareSlider
              key={key}
              label={t(`more.${key}`)}
              value={m[key]}
              onValue={(value) => onChange({ [key]: value })}
              standard={STANDARD_MEASURES[key]}
              step={0.01}
              most={0.9}
            />
          ))}
        {closed.zones.length > 0 && (
          <>
            <label className="check">
              <input type="checkbox" checked={m.zoneCloses} onChange={(event) => onChange({ zoneCloses: event.target.checked })} />
              {t('more.zoneCloses', { zones: closed.zones.map((zone) => t(`zone.${zone}`)).join(', ') })}
            </label>
            <p className="field-hint">{t('more.zoneClosesHint', { article: closed.article })}</p>
          </>
        )}
      </fieldset>

      <fieldset>
        <legend>{t('more.vaccination')}</legend>
        {shareSlider('vaccinatedTeachers')}
        {shareSlider('vaccinatedPupils')}
        {shareSlider('vaccinatedAdults')}
        {m.vaccinatedPupils + m.vaccinatedTeachers + m.vaccinatedAdults > 0 &&
          (['vaccineSusceptibility', 'vaccineOnward'] as const).map((key) => (
            <EngineSlider
              key={key}
              of={key}
              variant={variant}
              value={m[key] ?? defaultOf(key, variant)}
              onValue={(value) => onChange({ [key]: value === defaultOf(key, variant) ? null : value })}
              min={0}
              max={1}
              step={0.05}
            />
          ))}
      </fieldset>
      <button type="button" className="button-plain" disabled={changed === 0} onClick={() => onChange(STANDARD_MEASURES)}>
        {t('more.reset')}
      </button>
    </details>
  );
}

interface EngineSliderProps {
  readonly of: ParameterKey;
  readonly variant?: Variant;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A number of the engine under its own name, with the engine's default, source and plausible range. */
function EngineSlider({ of, variant = 'DELTA', ...rest }: EngineSliderProps) {
  const { t, i18n } = useTranslation('compare');
  const info = PARAMETER_LIST.find(({ key }) => key === of);
  if (!info) return null;
  const isShare = info.unit === '';
  const format = (value: number): string =>
    isShare ? formatShare(value) : info.unit === 'days' ? t('panel.daysOf', { days: formatNumber(value) }) : formatNumber(value);
  const [low, high] = info.range;
  return (
    <ValueSlider
      {...rest}
      label={info.label[i18n.language]}
      unit={isShare ? '%' : info.unit === 'days' ? t('more.days') : t('panel.cases')}
      scale={isShare ? 100 : 1}
      format={format}
      standard={info.value[variant]}
      source={info.source === 'assumption' ? 'assumption' : engineText(i18n.language, info.source)}
      hint={t('more.range', isShare ? { low: format(low), high: format(high) } : { low: formatNumber(low), high: formatNumber(high) })}
    />
  );
}

interface ShareSliderProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly standard: number;
  readonly step: number;
  readonly most?: number;
}

/** A share or probability that is a mere assumption. */
function ShareSlider({ most = 1, ...rest }: ShareSliderProps) {
  const { t } = useTranslation('compare');
  return (
    <ValueSlider
      {...rest}
      min={0}
      max={most}
      unit="%"
      scale={100}
      format={formatShare}
      source="assumption"
      hint={t('more.range', { low: formatShare(0), high: formatShare(most) })}
    />
  );
}
