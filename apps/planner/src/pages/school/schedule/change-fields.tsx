import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useId, useMemo } from 'react';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { PupilChoice } from './pupil-choice.tsx';
import { choosable, likelyStandIns, zoneCloses, ZONES, type ChangeForm, type ChangeKind } from './change-form.ts';

const KINDS: readonly ChangeKind[] = ['teacherAway', 'roomClosed', 'consent', 'zone'];

interface ChangeFieldsProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly form: ChangeForm;
  readonly onForm: (form: ChangeForm) => void;
}

/** What happened, to whom, and from when. */
export function ChangeFields({ facts, plan, form, onForm }: ChangeFieldsProps) {
  const { t } = useTranslation('schedule');
  const group = useId();
  const set = (patch: Partial<ChangeForm>) => onForm({ ...form, ...patch });
  const needsPupils = form.kind === 'consent' || (form.kind === 'zone' && form.zoneOf === 'pupils');
  const comesBack = form.kind === 'zone' && form.zoneOf === 'pupils' && !zoneCloses(form);
  const hasEnd = form.kind !== 'consent' && !(form.kind === 'zone' && form.zoneOf === 'school');
  const offered = useMemo(() => choosable(facts, plan, form), [facts, plan, form]);
  return (
    <>
      <fieldset className="change-kinds">
        <legend>{t('change.what')}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name={group} checked={form.kind === kind} onChange={() => set({ kind, pupils: [] })} />{' '}
            {t(`change.kinds.${kind}`)}
          </label>
        ))}
      </fieldset>
      {form.kind === 'teacherAway' && <TeacherFields facts={facts} form={form} set={set} />}
      {form.kind === 'roomClosed' && (
        <SelectField
          label={t('change.room')}
          value={form.room}
          options={facts.rooms.map((room) => ({ value: room.id, label: room.name }))}
          onValue={(room) => set({ room })}
        />
      )}
      {form.kind === 'consent' && (
        <SelectField
          label={t('change.consent')}
          value={form.consent}
          options={[
            { value: 'NO', label: t('change.withdrawn') },
            { value: 'YES', label: t('change.given') },
          ]}
          onValue={(consent) => set({ consent, pupils: [] })}
        />
      )}
      {form.kind === 'zone' && (
        <>
          <SelectField
            label={t('change.zone')}
            value={form.zone}
            options={ZONES.map((zone) => ({ value: zone, label: t(`change.zones.${zone}`) }))}
            onValue={(zone) => set({ zone, pupils: [] })}
          />
          <SelectField
            label={t('change.zoneOf')}
            value={form.zoneOf}
            options={[
              { value: 'school', label: t('change.zoneOfSchool') },
              { value: 'pupils', label: t('change.zoneOfPupils') },
            ]}
            hint={form.zoneOf === 'pupils' ? t(zoneCloses(form) ? 'change.zoneOfPupilsHint' : 'change.zoneOpenHint') : undefined}
            onValue={(zoneOf) => set({ zoneOf, pupils: [] })}
          />
        </>
      )}
      {needsPupils && <PupilChoice facts={facts} offered={offered} chosen={form.pupils} onChosen={(pupils) => set({ pupils })} />}
      {form.kind !== 'consent' && !comesBack && (
        <div className="field-pair">
          <DateField label={t('change.from')} value={form.from} onValue={(from) => set({ from })} />
          {hasEnd && <DateField label={t('change.to')} value={form.to} onValue={(to) => set({ to })} hint={t('change.toHint')} />}
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly facts: SchoolFacts;
  readonly form: ChangeForm;
  readonly set: (patch: Partial<ChangeForm>) => void;
}

function TeacherFields({ facts, form, set }: PartProps) {
  const { t } = useTranslation('schedule');
  const others = facts.teachers.filter((teacher) => teacher.id !== form.teacher);
  const toggle = (id: string) =>
    set({ standIns: form.standIns.includes(id) ? form.standIns.filter((x) => x !== id) : [...form.standIns, id] });
  return (
    <>
      <SelectField
        label={t('change.teacher')}
        value={form.teacher}
        options={facts.teachers.map((teacher) => ({ value: teacher.id, label: teacher.name }))}
        onValue={(teacher) => set({ teacher, standIns: likelyStandIns(facts, teacher) })}
      />
      <fieldset className="tick-list">
        <legend>{t(facts.setting.lessons ? 'change.standInsLessons' : 'change.standIns')}</legend>
        {others.map((teacher) => (
          <label key={teacher.id}>
            <input type="checkbox" checked={form.standIns.includes(teacher.id)} onChange={() => toggle(teacher.id)} /> {teacher.name}
          </label>
        ))}
      </fieldset>
    </>
  );
}

function DateField({ label, value, onValue, hint }: { label: string; value: string; onValue: (value: string) => void; hint?: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onValue(event.target.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
