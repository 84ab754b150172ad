import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { formatDay } from '../../../i18n/format.ts';
import { useCanEdit } from '../use-can-edit.ts';
import { useLimits } from '../use-limits.ts';
import { NextLink } from '../next-link.tsx';
import { LawSide } from './law-side.tsx';
import { OtherLimits } from './other-limits.tsx';
import { RegulationList } from './regulation-list.tsx';
import { readSettingForm, settingFormOf, WEEKDAYS, type SettingForm } from './setting-form.ts';
import { SaveSettingMutation, type Setting, type SettingData } from './setting-query.ts';
import { DayBoxes, ShiftRows } from './shift-rows.tsx';

type Answer =
  | { readonly kind: 'saved' }
  | { readonly kind: 'mend'; readonly texts: readonly string[] }
  | { readonly kind: 'failed'; readonly text: string; readonly path: string }
  | { readonly kind: 'conflict'; readonly message: string; readonly current: Setting };

/** All parameters of a school on one page: what the law says on one side, what the school decides on the other. */
export function SettingEditor({ data, onSaved }: { data: SettingData; onSaved: () => void }) {
  const { t } = useTranslation(['setting', 'sheets']);
  const id = useId();
  const { school, regulations } = data;
  const canEdit = useCanEdit(school.id);
  const [form, setForm] = useState<SettingForm>(() => settingFormOf(school.setting));
  // The version that the fields come from; a conflict answered by "keep mine" moves it on.
  const [version, setVersion] = useState(school.setting.version);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [{ fetching }, saveSetting] = useMutation(SaveSettingMutation);
  const limits = useLimits({ form: school.form, regulationIds: form.regulationIds, phase: form.phase, date: form.startDate });
  const set = (change: Partial<SettingForm>) => {
    setForm((old) => ({ ...old, ...change }));
    setAnswer((old) => (old?.kind === 'conflict' ? old : null));
  };

  function take(setting: Setting): void {
    setForm(settingFormOf(setting));
    setVersion(setting.version);
  }

  async function save(base: number): Promise<void> {
    const reading = readSettingForm(form);
    if (reading.kind === 'wrong') return setAnswer({ kind: 'mend', texts: reading.complaints.map((complaint) => t(`mend.${complaint}`)) });
    const result = await saveSetting({ schoolId: school.id, version: base, setting: reading.setting });
    if (result.error || !result.data) {
      const error = result.error;
      const path = error?.graphQLErrors[0]?.extensions?.['path'];
      return setAnswer({
        kind: 'failed',
        text: error ? errorText(error, t) : t('common:networkError'),
        path: typeof path === 'string' ? path : '',
      });
    }
    const saved = result.data.saveSetting;
    if (saved.__typename === 'SettingConflict') return setAnswer({ kind: 'conflict', message: saved.message, current: saved.current });
    take(saved);
    setAnswer({ kind: 'saved' });
    onSaved();
  }

  // Browsers write the date in their own language; ours stands below it.
  const readableDay = /^\d{4}-\d{2}-\d{2}$/.test(form.startDate) ? formatDay(form.startDate, 'long') : null;
  const complaintAt = (path: string) => (answer?.kind === 'failed' && answer.path.endsWith(path) ? answer.text : null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(version);
      }}
    >
      <div className="setting-columns">
        <div className="stack">
          <section className="card side-school" aria-labelledby={`${id}-time`}>
            <div className="card-head">
              <h2 id={`${id}-time`}>{t('time.title')}</h2>
              <span className="side-mark">{t('side.school')}</span>
            </div>
            <fieldset>
              <legend>{t('time.days')}</legend>
              <DayBoxes label={t('time.days')} days={form.days} offered={WEEKDAYS} onDays={(days) => set({ days })} />
            </fieldset>
            <h3>{t('time.shifts')}</h3>
            <ShiftRows
              shifts={form.shifts}
              schoolDays={form.days}
              minutesLimit={limits?.minutesPerDay}
              onShifts={(shifts) => set({ shifts })}
            />
            <fieldset>
              <legend>{t('weeks.title')}</legend>
              <label className="check">
                <input
                  type="checkbox"
                  checked={form.fortnight}
                  aria-describedby={`${id}-weeks`}
                  onChange={(event) => set({ fortnight: event.target.checked })}
                />
                <span>{t('weeks.label')}</span>
              </label>
              <p id={`${id}-weeks`} className="field-hint">
                {t('weeks.hint')}
                {form.fortnight && readableDay !== null && (
                  <>
                    {' '}
                    <strong>{t('weeks.begins', { day: readableDay })}</strong> {t('weeks.minimum')}
                  </>
                )}
              </p>
            </fieldset>
          </section>
          <section className="card side-school" aria-labelledby={`${id}-phase`}>
            <div className="card-head">
              <h2 id={`${id}-phase`}>{t('phase.title')}</h2>
              <span className="side-mark">{t('side.school')}</span>
            </div>
            <div className="entry-form">
              <div className="field">
                <label htmlFor={`${id}-which`}>{t('phase.label')}</label>
                <select
                  id={`${id}-which`}
                  value={form.phase}
                  onChange={(event) => set({ phase: event.target.value === 'NEW_NORMAL' ? 'NEW_NORMAL' : 'TRANSITION' })}
                >
                  <option value="TRANSITION">{t('phase.TRANSITION')}</option>
                  <option value="NEW_NORMAL">{t('phase.NEW_NORMAL')}</option>
                </select>
                <p className="field-hint">{t('phase.hint')}</p>
              </div>
              <div className="field">
                <label htmlFor={`${id}-start`}>{t('phase.start')}</label>
                <input id={`${id}-start`} type="date" value={form.startDate} onChange={(event) => set({ startDate: event.target.value })} />
                <p className="field-hint">
                  {readableDay !== null && <strong>{readableDay}. </strong>}
                  {t('phase.startHint')}
                </p>
              </div>
            </div>
          </section>
          <section className="card side-school" aria-labelledby={`${id}-other`}>
            <div className="card-head">
              <h2 id={`${id}-other`}>{t('more.heading')}</h2>
              <span className="side-mark">{t('side.school')}</span>
            </div>
            <OtherLimits form={form} rombel={school.rombel} limits={limits} set={set} complaintAt={complaintAt} />
          </section>
        </div>
        <div className="stack">
          <section className="card side-law" aria-labelledby={`${id}-law`}>
            <div className="card-head">
              <h2 id={`${id}-law`}>{t('law.title')}</h2>
              <span className="side-mark">{t('side.law')}</span>
            </div>
            <p className="muted small">{t('law.lead', { phase: t(`phase.${form.phase}`) })}</p>
            <LawSide limits={limits} />
          </section>
          <section className="card" aria-labelledby={`${id}-regulations`}>
            <h2 id={`${id}-regulations`}>{t('regulations.title')}</h2>
            <p className="muted small">{t('regulations.lead')}</p>
            <RegulationList regulations={regulations} chosen={form.regulationIds} onChosen={(regulationIds) => set({ regulationIds })} />
          </section>
        </div>
      </div>
      <div className="save-bar">
        <Said
          schoolId={school.id}
          answer={answer}
          onTakeCurrent={(current) => (take(current), setAnswer(null))}
          onKeepMine={(current) => void save(current.version)}
        />
        {canEdit ? (
          <button type="submit" className="button" disabled={fetching}>
            {fetching ? t('saving') : t('save')}
          </button>
        ) : (
          <p className="note">{t('sheets:readOnly')}</p>
        )}
      </div>
    </form>
  );
}

interface SaidProps {
  readonly schoolId: string;
  readonly answer: Answer | null;
  readonly onTakeCurrent: (current: Setting) => void;
  readonly onKeepMine: (current: Setting) => void;
}

function Said({ schoolId, answer, onTakeCurrent, onKeepMine }: SaidProps) {
  const { t } = useTranslation(['setting', 'sheets']);
  if (answer === null) return null;
  if (answer.kind === 'saved') {
    return (
      <div className="row">
        <p className="outcome outcome-ok" role="status">
          {t('savedText')}
        </p>
        <NextLink schoolId={schoolId} tab="jadwal" />
      </div>
    );
  }
  if (answer.kind === 'conflict') {
    return (
      <div className="outcome outcome-wrong" role="alert">
        <p>{answer.message}</p>
        <div className="row">
          <button type="button" className="button-secondary" onClick={() => onTakeCurrent(answer.current)}>
            {t('conflict.takeCurrent')}
          </button>
          <button type="button" className="button-danger" onClick={() => onKeepMine(answer.current)}>
            {t('conflict.keepMine')}
          </button>
        </div>
      </div>
    );
  }
  const texts = answer.kind === 'mend' ? answer.texts : [answer.text];
  return (
    <div className="outcome outcome-wrong" role="alert">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
