import { useId } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import type { ExplainedLimits } from '../../../engine/tasks/explain-limits.ts';
import { LimitChips } from '../limit-chips.tsx';
import { MERGE_LETTERS, SETTING_RANGES, type SettingForm } from './setting-form.ts';

interface OtherLimitsProps {
  readonly form: SettingForm;
  readonly rombel: readonly { readonly id: string; readonly name: string }[];
  readonly limits: ExplainedLimits | null;
  readonly set: (change: Partial<SettingForm>) => void;
  /** What the server said of one field, by its path. */
  readonly complaintAt: (path: string) => string | null;
}

/** Gaps, gate, campus, and what only some schools need. */
export function OtherLimits({ form, rombel, limits, set, complaintAt }: OtherLimitsProps) {
  const { t } = useTranslation('setting');
  const id = useId();
  return (
    <>
      <div className="entry-form">
        <div>
          <NumberField
            label={t('gap.room')}
            text={form.roomGap}
            onText={(roomGap) => set({ roomGap })}
            hint={t('gap.roomHint')}
            complaint={complaintAt('/roomGapMin')}
            {...SETTING_RANGES.gap}
            unit={t('minute')}
          />
          <p>
            <AssumptionChip id="A-06" value={t('gap.assumed', { minutes: 30 })} />
          </p>
        </div>
        <NumberField
          label={t('gap.teacher')}
          text={form.teacherGap}
          onText={(teacherGap) => set({ teacherGap })}
          hint={t('gap.teacherHint')}
          complaint={complaintAt('/teacherGapMin')}
          {...SETTING_RANGES.gap}
          unit={t('minute')}
        />
        <div>
          <NumberField
            label={t('minSessions')}
            text={form.minSessions}
            onText={(minSessions) => set({ minSessions })}
            hint={t('minSessionsHint')}
            complaint={complaintAt('/minSessions')}
            {...SETTING_RANGES.minSessions}
          />
          <p>
            <AssumptionChip id="A-22" />
          </p>
        </div>
      </div>
      <details className="sub-details">
        <summary>{t('more.title')}</summary>
        <div className="entry-form">
          <NumberField
            label={t('gate.perMinute')}
            text={form.gatePerMinute}
            onText={(gatePerMinute) => set({ gatePerMinute })}
            hint={t('noLimitHint')}
            complaint={complaintAt('/gate/perMinute')}
            {...SETTING_RANGES.perMinute}
          />
          <NumberField
            label={t('gate.window')}
            text={form.gateWindow}
            onText={(gateWindow) => set({ gateWindow })}
            hint={t('gate.windowHint')}
            complaint={complaintAt('/gate/windowMin')}
            {...SETTING_RANGES.windowMin}
            unit={t('minute')}
          />
          <NumberField
            label={t('campus')}
            text={form.maxCampus}
            onText={(maxCampus) => set({ maxCampus })}
            hint={t('noLimitHint')}
            complaint={complaintAt('/maxCampusPupils')}
            {...SETTING_RANGES.campus}
          />
          <div className="field">
            <label htmlFor={`${id}-gender`}>{t('gender.label')}</label>
            <select id={`${id}-gender`} value={form.genderRule} onChange={(event) => set({ genderRule: event.target.value })}>
              <option value="">{t('gender.none')}</option>
              <option value="group">{t('gender.group')}</option>
              <option value="shift">{t('gender.shift')}</option>
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-canteen`}>{t('canteen.label')}</label>
            <select id={`${id}-canteen`} value={form.canteen} onChange={(event) => set({ canteen: event.target.value })}>
              <option value="">{t('canteen.none')}</option>
              <option value="CLOSED">{t('canteen.CLOSED')}</option>
              <option value="OPEN">{t('canteen.OPEN')}</option>
            </select>
            <p className="row">
              <LimitChips limit={limits?.canteen} />
            </p>
          </div>
          <div>
            <NumberField
              label={t('readiness')}
              text={form.readiness}
              onText={(readiness) => set({ readiness })}
              hint={t('readinessHint')}
              complaint={complaintAt('/readinessShare')}
              {...SETTING_RANGES.readiness}
            />
            <p className="row">
              <LimitChips limit={limits?.readinessShare} />
            </p>
          </div>
        </div>
        {rombel.length > 1 && (
          <fieldset>
            <legend>{t('merge.title')}</legend>
            <p className="muted small">{t('merge.text')}</p>
            <div className="entry-form">
              {rombel.map((one) => (
                <div key={one.id} className="field">
                  <label htmlFor={`${id}-${one.id}`}>{one.name}</label>
                  <select
                    id={`${id}-${one.id}`}
                    value={form.mergeLetters[one.id] ?? ''}
                    onChange={(event) => set({ mergeLetters: { ...form.mergeLetters, [one.id]: event.target.value } })}
                  >
                    <option value="">{t('merge.none')}</option>
                    {MERGE_LETTERS.map((letter) => (
                      <option key={letter} value={letter}>
                        {t('merge.set', { letter })}
                      </option>
                    ))}
                  </select>
                </div>
              ))}
            </div>
          </fieldset>
        )}
      </details>
    </>
  );
}
