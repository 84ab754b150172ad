import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { NumberField } from '../../components/number-field.tsx';
import type { RoomQuestion } from '../../engine/tasks/calculate-room.ts';
import { FIRST_FORM, FORM_GROUPS, questionOf, RANGES, type RoomForm } from './room-form.ts';
import { RoomResult } from './room-result.tsx';
import { useRoomAnswer } from './use-room-answer.ts';

// The editor is as large as this whole page: it comes when it is asked for.
const PublicEditor = lazy(async () => ({ default: (await import('./public-editor.tsx')).PublicEditor }));

const KEPT = 'giliran.calculator';

/** Fields on one side, the answer on the other; computed while typing, kept when the page is left and opened again. */
export function RoomCalculator() {
  const { t } = useTranslation('calculator');
  const [form, setForm] = useState(keptForm);
  const [drawing, setDrawing] = useState<RoomQuestion | null>(null);
  const question = questionOf(form);
  const { room, error } = useRoomAnswer(question);
  const set = (change: Partial<RoomForm>) => setForm((old) => ({ ...old, ...change }));
  const strips = [
    { key: 'side', label: t('margins.side') },
    { key: 'front', label: t('margins.front') },
    { key: 'back', label: t('margins.back') },
  ] as const;

  useEffect(() => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(form));
    } catch {
      // Private windows may refuse storage; then only this page holds what was typed.
    }
  }, [form]);

  if (drawing !== null) {
    return (
      <Suspense fallback={<p className="muted">{t('common:loading')}</p>}>
        <PublicEditor question={drawing} onClose={() => setDrawing(null)} />
      </Suspense>
    );
  }
  return (
    <div className="calculator">
      <form className="card calculator-form" onSubmit={(event) => event.preventDefault()}>
        <h2>{t('form.title')}</h2>
        <div className="field-pair">
          <NumberField
            label={t('form.width')}
            text={form.width}
            onText={(width) => set({ width })}
            hint={t('form.widthHint')}
            {...RANGES.side}
          />
          <NumberField
            label={t('form.length')}
            text={form.length}
            onText={(length) => set({ length })}
            hint={t('form.lengthHint')}
            {...RANGES.side}
          />
        </div>
        <div className="field">
          <label htmlFor="bentuk">{t('form.level')}</label>
          <select id="bentuk" value={form.form} onChange={(event) => set({ form: event.target.value as RoomForm['form'] })}>
            {FORM_GROUPS.map((group) => (
              <optgroup key={group.key} label={t(`form.groups.${group.key}`)}>
                {group.forms.map((code) => (
                  <option key={code} value={code}>
                    {t(`common:form.${code}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <NumberField
          label={t('form.pupils')}
          text={form.pupils}
          onText={(pupils) => set({ pupils })}
          hint={t('form.pupilsHint')}
          {...RANGES.pupils}
        />
        <details className="margins">
          <summary>{t('margins.title')}</summary>
          <p className="small">
            {t('margins.text')} <AssumptionChip id="A-16" />
          </p>
          {strips.map(({ key, label }) => (
            <NumberField key={key} label={label} text={form[key]} onText={(text) => set({ [key]: text })} {...RANGES.margin} />
          ))}
          <button
            type="button"
            className="button-secondary"
            onClick={() => set({ side: FIRST_FORM.side, front: FIRST_FORM.front, back: FIRST_FORM.back })}
          >
            {t('margins.reset')}
          </button>
        </details>
        <p className="draw-offer">
          <button type="button" className="button-secondary" disabled={question === null} onClick={() => setDrawing(question)}>
            {t('draw.open')}
          </button>
          <span className="field-hint">{t('draw.hint')}</span>
        </p>
      </form>
      <RoomResult room={room} error={error} mend={question === null} />
    </div>
  );
}

function keptForm(): RoomForm {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<RoomForm>;
    const known = FORM_GROUPS.some((group) => group.forms.some((form) => form === kept.form));
    const texts = Object.entries(FIRST_FORM).map(([key, first]) => [
      key,
      typeof kept[key as keyof RoomForm] === 'string' ? kept[key as keyof RoomForm] : first,
    ]);
    return { ...(Object.fromEntries(texts) as unknown as RoomForm), form: known && kept.form ? kept.form : FIRST_FORM.form };
  } catch {
    return FIRST_FORM;
  }
}
