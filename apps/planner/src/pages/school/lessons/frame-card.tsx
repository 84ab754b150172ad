import type { SchoolSetting } from '@giliran/planning';
import { useId } from 'react';
import { NumberField } from '../../../components/number-field.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { FRAME_RANGES, periodMinutes, readFrame, type FrameForm } from './lesson-frame.ts';

interface FrameCardProps {
  readonly form: FrameForm;
  readonly setting: SchoolSetting;
  readonly canEdit: boolean;
  readonly onForm: (form: FrameForm) => void;
}

/** Class teachers or subject teachers, and how many periods a session has. All of it the school decides. */
export function FrameCard({ form, setting, canEdit, onForm }: FrameCardProps) {
  const { t } = useTranslation('lessons');
  const id = useId();
  const frame = readFrame(form);
  const minutes = frame === null || frame === 'wrong' ? null : periodMinutes(setting.shifts, frame.periodsPerSession);
  return (
    <section className="card side-school" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{t('frame.title')}</h2>
        <span className="side-mark">{t('frame.side')}</span>
      </div>
      <fieldset className="frame-modes" disabled={!canEdit}>
        <legend className="visually-hidden">{t('frame.title')}</legend>
        {(['class', 'subject'] as const).map((mode) => (
          <label key={mode}>
            <input type="radio" name={id} checked={form.mode === mode} onChange={() => onForm({ ...form, mode })} />{' '}
            <strong>{t(`frame.${mode}`)}</strong> <span className="muted">{t(`frame.${mode}Hint`)}</span>
          </label>
        ))}
      </fieldset>
      {form.mode === 'subject' && (
        <>
          <div className="entry-form">
            <NumberField
              label={t('frame.periods')}
              text={form.periodsPerSession}
              disabled={!canEdit}
              onText={(periodsPerSession) => onForm({ ...form, periodsPerSession })}
              hint={t('frame.periodsHint')}
              {...FRAME_RANGES.periods}
            />
            <NumberField
              label={t('frame.sessions')}
              text={form.sessionsPerGroup}
              disabled={!canEdit}
              onText={(sessionsPerGroup) => onForm({ ...form, sessionsPerGroup })}
              hint={t('frame.sessionsHint')}
              {...FRAME_RANGES.sessions}
            />
          </div>
          {frame === 'wrong' && <p className="field-error">{t('frame.wrong')}</p>}
          {frame !== null && frame !== 'wrong' && (
            <p>
              {t('frame.most', { count: frame.periodsPerSession * frame.sessionsPerGroup })}{' '}
              {minutes &&
                t(minutes.shortest === minutes.longest ? 'frame.minutes' : 'frame.minutesRange', {
                  shortest: formatNumber(minutes.shortest),
                  longest: formatNumber(minutes.longest),
                })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
