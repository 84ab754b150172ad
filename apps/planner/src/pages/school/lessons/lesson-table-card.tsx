import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useNarrow } from '../schedule/use-narrow.ts';
import { focusCell } from './cell-id.ts';
import { LessonCell } from './lesson-cell.tsx';
import { cellOf, copyToGrade, pasteBlock, renameSubject, withCell, withoutSubject } from './lesson-draft.ts';
import type { RombelSum, TeacherLoad } from './lesson-sums.ts';
import { SubjectField, SubjectHead } from './subject-fields.tsx';
import type { LessonSheetOnScreen } from './use-lesson-table.ts';

interface LessonTableCardProps {
  readonly table: LessonSheetOnScreen;
  readonly sumOf: (rombelId: string) => RombelSum;
  readonly loads: readonly TeacherLoad[];
  /** The field that another part of the page leads to; a new object each time. */
  readonly wanted: { readonly rombelId: string; readonly subject: string } | null;
  readonly canEdit: boolean;
}

/** The table of lessons: rombel down, subjects across; on a phone one rombel at a time. */
export function LessonTableCard({ table, sumOf, loads, wanted, canEdit }: LessonTableCardProps) {
  const { t } = useTranslation('lessons');
  const id = useId();
  const narrow = useNarrow();
  const { draft, people, reading, change } = table;
  const [picked, setPicked] = useState<string | null>(null);
  const [followed, setFollowed] = useState(wanted);
  if (wanted !== followed) {
    setFollowed(wanted);
    setPicked(wanted?.rombelId ?? null);
  }
  useEffect(() => {
    if (wanted) focusCell(wanted.rombelId, wanted.subject, 'periods');
  }, [wanted]);
  const shown = people.rombel.find((rombel) => rombel.id === picked) ?? people.rombel[0];
  const gaps = useMemo(() => new Map(reading.gaps.map((gap) => [JSON.stringify([gap.rombelId, gap.subject]), gap.gap])), [reading]);
  const busy = useMemo(
    () =>
      new Set(
        loads.flatMap(({ over, rows }) => (over > 0 ? rows.map(({ rombelId, subject }) => JSON.stringify([rombelId, subject])) : [])),
      ),
    [loads],
  );

  const onCell = useCallback(
    (rombelId: string, subject: string, cell: Parameters<typeof withCell>[3]) => change((old) => withCell(old, rombelId, subject, cell)),
    [change],
  );
  const onPaste = useCallback(
    (at: Parameters<typeof pasteBlock>[1], text: string) => change((old) => pasteBlock(old, at, text, people), 'many'),
    [change, people],
  );
  const onStep = useCallback(
    (rombelId: string, subject: string, field: 'periods' | 'teacher', by: 1 | -1) => {
      const next = people.rombel[people.rombel.findIndex((rombel) => rombel.id === rombelId) + by];
      if (next) focusCell(next.id, subject, field);
    },
    [people],
  );
  const cell = (rombel: (typeof people.rombel)[number], subject: string) => {
    const key = JSON.stringify([rombel.id, subject]);
    return (
      <LessonCell
        rombelId={rombel.id}
        rombel={rombel.name}
        subject={subject}
        cell={cellOf(draft, rombel.id, subject)}
        gap={gaps.get(key) ?? null}
        busy={busy.has(key)}
        teacherList={`${id}-teachers`}
        canEdit={canEdit}
        onCell={onCell}
        onPaste={onPaste}
        onStep={onStep}
      />
    );
  };
  const rowHead = (rombel: (typeof people.rombel)[number]) => (
    <RowSum
      rombel={rombel}
      sum={sumOf(rombel.id)}
      mates={people.rombel.filter((other) => other.grade === rombel.grade).length - 1}
      onCopy={canEdit ? () => change((old) => copyToGrade(old, rombel.id, people), 'many') : null}
    />
  );
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{t('table.title')}</h2>
        <button type="button" className="button-secondary" disabled={table.past.length === 0} onClick={table.undo}>
          ↶ {t('table.undo')}
        </button>
      </div>
      <p className="muted small">{t(narrow ? 'table.hintNarrow' : 'table.hint')}</p>
      <datalist id={`${id}-teachers`}>
        {people.teachers.map((teacher) => (
          <option key={teacher.id} value={teacher.name} />
        ))}
      </datalist>
      {draft.subjects.length === 0 && <p className="note">{t('table.empty')}</p>}
      {narrow && shown && draft.subjects.length > 0 && (
        <div className="lesson-phone">
          <SelectField
            label={t('table.rombel')}
            value={shown.id}
            options={people.rombel.map((rombel) => {
              const { periods, over } = sumOf(rombel.id);
              return { value: rombel.id, label: t(over > 0 ? 'table.optionOver' : 'table.option', { rombel: rombel.name, periods, over }) };
            })}
            onValue={setPicked}
          />
          <div className="lesson-row-head">{rowHead(shown)}</div>
          <ul className="lesson-list">
            {draft.subjects.map((subject) => (
              <li key={subject}>
                <SubjectHead
                  subject={subject}
                  canEdit={canEdit}
                  onRename={(name) => change((old) => renameSubject(old, subject, name), 'many')}
                  onRemove={() => change((old) => withoutSubject(old, subject), 'many')}
                />
                {cell(shown, subject)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!narrow && draft.subjects.length > 0 && (
        <div className="lesson-frame" role="region" aria-label={t('table.frame')} tabIndex={0}>
          <table className="lesson-table">
            <thead>
              <tr>
                <th scope="col">{t('table.rombel')}</th>
                {draft.subjects.map((subject) => (
                  <th key={subject} scope="col">
                    <SubjectHead
                      subject={subject}
                      canEdit={canEdit}
                      onRename={(name) => change((old) => renameSubject(old, subject, name), 'many')}
                      onRemove={() => change((old) => withoutSubject(old, subject), 'many')}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.rombel.map((rombel) => (
                <tr key={rombel.id}>
                  <th scope="row">{rowHead(rombel)}</th>
                  {draft.subjects.map((subject) => (
                    <td key={subject}>{cell(rombel, subject)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {canEdit && <SubjectField table={table} />}
    </section>
  );
}

interface RowSumProps {
  readonly rombel: { readonly name: string; readonly grade: number | null };
  readonly sum: RombelSum;
  /** Other rombel of the grade. */
  readonly mates: number;
  readonly onCopy: (() => void) | null;
}

function RowSum({ rombel, sum, mates, onCopy }: RowSumProps) {
  const { t } = useTranslation('lessons');
  return (
    <>
      {rombel.name}
      <small className={sum.over > 0 ? 'field-error' : undefined}>
        {sum.most === null ? t('table.sum', { periods: sum.periods }) : t('table.sumOf', { periods: sum.periods, most: sum.most })}
        {sum.over > 0 && ` · ${t('table.tooMany', { count: sum.over })}`}
      </small>
      {onCopy && mates > 0 && (
        <button
          type="button"
          className="copy-row"
          title={t('table.copyTitle', { rombel: rombel.name, count: mates })}
          aria-label={t('table.copyTitle', { rombel: rombel.name, count: mates })}
          onClick={onCopy}
        >
          {rombel.grade === null ? t('table.copyAll') : t('table.copy', { grade: rombel.grade })}
        </button>
      )}
    </>
  );
}
