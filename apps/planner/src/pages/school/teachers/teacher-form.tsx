import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { readTeacherEntry, TEACHER_RANGES, type TeacherEntry, type TeacherValues } from './teacher-entry.ts';

interface TeacherFormProps {
  readonly first: TeacherEntry;
  readonly rombel: readonly string[];
  readonly otherNames: readonly string[];
  /** Subject teachers: their limit counts lesson periods, and those of class teachers are not asked. */
  readonly bySubject: boolean;
  readonly saveLabel: string;
  /** Returns what the server complained about, or null when it is stored. */
  readonly onSave: (teacher: TeacherValues) => Promise<string | null>;
  /** Absent for the line that adds teachers: it empties itself instead. */
  readonly onClose?: () => void;
}

/** Fields of one teacher. What was typed stays until it is stored. */
export function TeacherForm({ first, rombel, otherNames, bySubject, saveLabel, onSave, onClose }: TeacherFormProps) {
  const { t } = useTranslation('teachers');
  const id = useId();
  const [entry, setEntry] = useState(first);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<TeacherEntry>) => setEntry((old) => ({ ...old, ...change }));
  const reading = readTeacherEntry(entry, otherNames);
  const nameTaken = reading.kind === 'wrong' && reading.reason === 'nameTaken';

  async function submit(): Promise<void> {
    if (reading.kind === 'wrong') return setComplaint(t(`form.${reading.reason}`));
    setBusy(true);
    const answer = await onSave(reading.teacher);
    setBusy(false);
    setComplaint(answer);
    if (answer !== null) return;
    if (onClose) onClose();
    else setEntry((old) => ({ ...old, name: '', rombel: '' }));
  }

  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('form.name')}</label>
        <input
          id={`${id}-name`}
          value={entry.name}
          autoComplete="off"
          aria-invalid={nameTaken}
          aria-describedby={`${id}-name-hint`}
          onChange={(event) => set({ name: event.target.value })}
        />
        <p id={`${id}-name-hint`} className={nameTaken ? 'field-error' : 'field-hint'}>
          {nameTaken ? t('form.nameTaken') : t('form.nameHint')}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-rombel`}>{t(bySubject ? 'form.leads' : 'form.rombel')}</label>
        <select id={`${id}-rombel`} value={entry.rombel} onChange={(event) => set({ rombel: event.target.value })}>
          <option value="">{t(bySubject ? 'leadsNone' : 'allRombel')}</option>
          {rombel.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {bySubject ? (
        <NumberField
          label={t('form.maxPeriods')}
          text={entry.maxPeriods}
          onText={(maxPeriods) => set({ maxPeriods })}
          hint={t('form.limitHint')}
          {...TEACHER_RANGES.periods}
        />
      ) : (
        <>
          <NumberField
            label={t('form.maxDay')}
            text={entry.maxDay}
            onText={(maxDay) => set({ maxDay })}
            hint={t('form.limitHint')}
            {...TEACHER_RANGES.day}
          />
          <NumberField
            label={t('form.maxWeek')}
            text={entry.maxWeek}
            onText={(maxWeek) => set({ maxWeek })}
            hint={t('form.limitHint')}
            {...TEACHER_RANGES.week}
          />
        </>
      )}
      {complaint && (
        <p className="wide field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="wide row">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('form.saving') : saveLabel}
        </button>
        {onClose && (
          <button type="button" className="button-secondary" onClick={onClose}>
            {t('common:cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
