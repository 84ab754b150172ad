import { DateField } from '../../../components/date-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { kindOf } from '../rules/parameter-kind.ts';
import type { Parameter } from '../rules/rules-queries.ts';
import { ValueField } from '../rules/value-field.tsx';
import { emptyChange, type AmendmentDraft, type ChangeDraft } from './amendment-draft.ts';

interface AmendmentFieldsProps {
  readonly draft: AmendmentDraft;
  readonly onDraft: (draft: AmendmentDraft) => void;
  readonly parameters: readonly Parameter[];
  readonly regulationIds: readonly string[];
  readonly nameOf: (regulationId: string) => string;
  readonly autoName: string;
  /** First day of a change that is added. */
  readonly date: string;
}

/** Named changes over the regulations of the other side. */
export function AmendmentFields({ draft, onDraft, parameters, regulationIds, nameOf, autoName, date }: AmendmentFieldsProps) {
  const { t } = useTranslation('what-if');
  const known = parameters.filter((one) => kindOf(one) !== null);
  const set = (id: number, change: Partial<ChangeDraft>): void =>
    onDraft({ ...draft, changes: draft.changes.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  const baseline = regulationIds.includes(draft.baseline) ? draft.baseline : (regulationIds[0] ?? '');
  return (
    <div className="stack">
      <p className="small muted">{t('amendment.text')}</p>
      <TextField
        label={t('amendment.name')}
        value={draft.name}
        onValue={(name) => onDraft({ ...draft, name })}
        hint={t('amendment.nameHint', { name: autoName })}
        maxLength={120}
      />
      {regulationIds.length > 1 && (
        <SelectField
          label={t('amendment.baseline')}
          value={baseline}
          onValue={(value) => onDraft({ ...draft, baseline: value })}
          options={regulationIds.map((id) => ({ value: id, label: nameOf(id) }))}
        />
      )}
      {draft.changes.map((change, index) => (
        <ChangeFields
          key={change.id}
          number={index + 1}
          change={change}
          parameters={known}
          onChange={(more) => set(change.id, more)}
          onRemove={
            draft.changes.length > 1 ? () => onDraft({ ...draft, changes: draft.changes.filter(({ id }) => id !== change.id) }) : null
          }
        />
      ))}
      <div className="row">
        <button
          type="button"
          className="button-plain"
          onClick={() =>
            onDraft({ ...draft, changes: [...draft.changes, emptyChange(Math.max(...draft.changes.map(({ id }) => id)) + 1, date)] })
          }
        >
          {t('amendment.add')}
        </button>
      </div>
    </div>
  );
}

interface ChangeFieldsProps {
  readonly number: number;
  readonly change: ChangeDraft;
  readonly parameters: readonly Parameter[];
  readonly onChange: (change: Partial<ChangeDraft>) => void;
  readonly onRemove: (() => void) | null;
}

function ChangeFields({ number, change, parameters, onChange, onRemove }: ChangeFieldsProps) {
  const { t } = useTranslation(['what-if', 'dinas-rules']);
  const parameter = parameters.find(({ key }) => key === change.key);
  return (
    <fieldset>
      <legend>{t('amendment.change', { n: number })}</legend>
      <SelectField
        label={t('amendment.parameter')}
        value={change.key}
        onValue={(key) => onChange({ key, typed: '', zones: [] })}
        options={parameters.map(({ key }) => ({ value: key, label: t(`dinas-rules:key.${key}`, { defaultValue: key }) }))}
      />
      <div className="filter-row">
        {parameter && (
          <ValueField
            parameter={parameter}
            typed={change.typed}
            zones={change.zones}
            onTyped={(typed) => onChange({ typed })}
            onZones={(zones) => onChange({ zones })}
          />
        )}
        <SelectField
          label={t('amendment.for')}
          value={change.group}
          onValue={(group) => onChange({ group })}
          options={[
            { value: '', label: t('dinas-rules:form.everyGroup') },
            ...['DASMEN', 'PAUD', 'SLB'].map((group) => ({ value: group, label: t(`dinas-rules:group.${group}`) })),
          ]}
        />
        <DateField label={t('amendment.from')} value={change.from} onValue={(from) => onChange({ from })} required />
      </div>
      <details open={change.article !== '' || change.quote !== '' || change.reference !== ''}>
        <summary>{t('amendment.words')}</summary>
        <TextField
          label={t('dinas-rules:form.article')}
          value={change.article}
          onValue={(article) => onChange({ article })}
          hint={t('dinas-rules:form.articleHint')}
        />
        <TextField label={t('dinas-rules:form.quote')} value={change.quote} onValue={(quote) => onChange({ quote })} maxLength={1000} />
        <TextField
          label={t('dinas-rules:form.reference')}
          value={change.reference}
          onValue={(reference) => onChange({ reference })}
          hint={t('dinas-rules:form.referenceHint')}
        />
      </details>
      {onRemove && (
        <button type="button" className="button-plain" onClick={onRemove}>
          {t('amendment.remove', { n: number })}
        </button>
      )}
    </fieldset>
  );
}
