import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { columnOf, LONGEST_SUBJECT, withSubject } from './lesson-draft.ts';
import type { LessonSheetOnScreen } from './use-lesson-table.ts';

/** Subjects of an SMP under Kurikulum 2013 (Permendikbud 35/2018), as suggestions; a school types others. */
const USUAL_SUBJECTS = [
  'Pendidikan Agama',
  'PPKn',
  'Bahasa Indonesia',
  'Matematika',
  'IPA',
  'IPS',
  'Bahasa Inggris',
  'Seni Budaya',
  'PJOK',
  'Prakarya',
] as const;

interface SubjectHeadProps {
  readonly subject: string;
  readonly canEdit: boolean;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** The head of a column: its name, which can be typed over, and a button that takes the column away. */
export function SubjectHead({ subject, canEdit, onRename, onRemove }: SubjectHeadProps) {
  const { t } = useTranslation('lessons');
  const [text, setText] = useState<string | null>(null);
  if (!canEdit) return <span className="subject-name">{subject}</span>;
  const finish = (): void => {
    if (text !== null) onRename(text);
    setText(null);
  };
  return (
    <span className="subject-head">
      <input
        aria-label={t('subject.name', { subject })}
        maxLength={LONGEST_SUBJECT}
        autoComplete="off"
        value={text ?? subject}
        onChange={(event) => setText(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') setText(null);
        }}
      />
      <button
        type="button"
        className="button-plain"
        aria-label={t('subject.remove', { subject })}
        title={t('subject.remove', { subject })}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  );
}

/** Adds columns: one by name, or the usual ones of an SMP at once. */
export function SubjectField({ table }: { table: LessonSheetOnScreen }) {
  const { t } = useTranslation('lessons');
  const id = useId();
  const [name, setName] = useState('');
  const { draft, change } = table;
  const taken = name.trim() !== '' && columnOf(draft, name) !== null;
  const usual = USUAL_SUBJECTS.filter((subject) => columnOf(draft, subject) === null);
  return (
    <form
      className="subject-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (taken || name.trim() === '') return;
        change((old) => withSubject(old, name), 'many');
        setName('');
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('subject.add')}</label>
        <input
          id={id}
          list={`${id}-usual`}
          maxLength={LONGEST_SUBJECT}
          autoComplete="off"
          value={name}
          aria-invalid={taken}
          aria-describedby={taken ? `${id}-taken` : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <datalist id={`${id}-usual`}>
          {usual.map((subject) => (
            <option key={subject} value={subject} />
          ))}
        </datalist>
        {taken && (
          <p id={`${id}-taken`} className="field-error">
            {t('subject.taken')}
          </p>
        )}
      </div>
      <button type="submit" className="button-secondary" disabled={name.trim() === '' || taken}>
        {t('subject.addButton')}
      </button>
      {draft.subjects.length === 0 && (
        <button
          type="button"
          className="button-secondary"
          onClick={() => change((old) => USUAL_SUBJECTS.reduce((now, subject) => withSubject(now, subject), old), 'many')}
        >
          {t('subject.usual', { count: usual.length })}
        </button>
      )}
    </form>
  );
}
