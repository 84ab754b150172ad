import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { kindOf, valueJson } from './parameter-kind.ts';
import { CheckQuery, SaveRule, type RulesData } from './rules-queries.ts';
import { TryLink } from './try-link.tsx';
import { ValueField } from './value-field.tsx';
import { parameterNamed, valueText } from './value-text.ts';

interface RuleFormProps {
  readonly code: string;
  readonly data: RulesData;
  readonly onSaved: (message: string) => void;
}

/** A value of the Dinas: which parameter, from when, by which words; beside what the regulation says, before it is saved. */
export function RuleForm({ code, data, onSaved }: RuleFormProps) {
  const { t } = useTranslation('dinas-rules');
  const parameters = data.authorableParameters.filter((one) => kindOf(one) !== null);
  const [key, setKey] = useState('max_pupils_per_room');
  const [typed, setTyped] = useState('');
  const [zones, setZones] = useState<readonly string[]>([]);
  const [group, setGroup] = useState('');
  const [phase, setPhase] = useState<'' | 'TRANSITION' | 'NEW_NORMAL'>('');
  const [from, setFrom] = useState(data.today);
  const [title, setTitle] = useState('');
  const [article, setArticle] = useState('');
  const [quote, setQuote] = useState('');
  const [reference, setReference] = useState('');
  const parameter = parameters.find((one) => one.key === key);
  const kind = parameter ? kindOf(parameter) : null;
  const value = valueJson(kind, typed, zones);
  const rule = {
    title,
    key,
    value: value ?? 'null',
    levelGroup: group || null,
    phase: phase || null,
    from,
    article,
    quote,
    reference: reference || null,
  };
  // The comparison needs the value alone: words that are still missing are stood in for.
  const draft = { ...rule, title: title || '–', article: article || '–', quote: quote || '–' };
  const [check] = useQuery({
    query: CheckQuery,
    variables: { code, rule: draft },
    pause: value === null || from === '',
    requestPolicy: 'network-only',
  });
  const comparison = value === null ? null : (check.data?.checkLocalRegulation ?? null);
  const [{ data: saved, error, fetching }, save] = useMutation(SaveRule);
  const refused =
    !fetching && saved?.saveLocalRegulation.__typename === 'LocalRegulationRefused' ? saved.saveLocalRegulation.message : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await save({ code, rule });
    if (result.data?.saveLocalRegulation.__typename !== 'LocalRegulation') return;
    setTyped('');
    setQuote('');
    setReference('');
    onSaved(t('form.saved', { title }));
  }

  return (
    <form className="card" onSubmit={(event) => void submit(event)}>
      <h2>{t('form.title')}</h2>
      <p className="small muted">{t('form.text')}</p>
      <div className="filter-row">
        <SelectField
          label={t('form.parameter')}
          value={key}
          onValue={(next) => {
            setKey(next);
            setTyped('');
            setZones([]);
          }}
          options={parameters.map((one) => ({ value: one.key, label: t(`key.${one.key}`, { defaultValue: one.key }) }))}
        />
        {parameter && <ValueField parameter={parameter} typed={typed} zones={zones} onTyped={setTyped} onZones={setZones} />}
        <SelectField
          label={t('form.group')}
          value={group}
          onValue={setGroup}
          options={[
            { value: '', label: t('form.everyGroup') },
            ...['DASMEN', 'PAUD', 'SLB'].map((one) => ({ value: one, label: t(`group.${one}`) })),
          ]}
        />
        <SelectField
          label={t('form.phase')}
          value={phase}
          onValue={setPhase}
          options={[
            { value: '' as const, label: t('form.everyPhase') },
            { value: 'TRANSITION' as const, label: t('phase.TRANSITION') },
            { value: 'NEW_NORMAL' as const, label: t('phase.NEW_NORMAL') },
          ]}
        />
        <DateField label={t('form.from')} value={from} onValue={setFrom} required />
      </div>
      {comparison && comparison.comparisons.length > 0 && (
        <DataTable
          caption={t('compare.title')}
          rows={comparison.comparisons}
          rowKey={(row, index) => `${row.key}-${index}`}
          columns={[
            {
              key: 'scope',
              header: t('compare.scope'),
              rowHeader: true,
              render: (row) =>
                [row.levelGroup && t(`group.${row.levelGroup}`), row.phase && t(`phase.${row.phase}`)].filter(Boolean).join(', ') ||
                t('form.everyGroup'),
            },
            {
              key: 'old',
              header: t('compare.baseline'),
              render: (row) => (
                <span>
                  {valueText(row.baselineValue, t)}
                  {row.baselineArticle && ` (${row.baselineArticle})`}
                </span>
              ),
            },
            { key: 'new', header: t('compare.local'), render: (row) => <strong>{valueText(row.value, t)}</strong> },
            {
              key: 'direction',
              header: t('compare.direction'),
              render: (row) => (
                <strong className={row.direction === 'LOOSER' ? 'field-error' : undefined}>{t(`direction.${row.direction}`)}</strong>
              ),
            },
          ]}
        />
      )}
      <div className="filter-row">
        <TextField label={t('form.name')} value={title} onValue={setTitle} hint={t('form.nameHint')} required />
        <TextField label={t('form.article')} value={article} onValue={setArticle} hint={t('form.articleHint')} required />
        <TextField label={t('form.quote')} value={quote} onValue={setQuote} hint={t('form.quoteHint')} maxLength={1000} required />
        <TextField label={t('form.reference')} value={reference} onValue={setReference} hint={t('form.referenceHint')} />
      </div>
      <div className="row">
        <button type="submit" className="button" disabled={fetching || value === null}>
          {t('form.save')}
        </button>
        <TryLink code={code} rule={value === null ? null : { ...rule, value }} />
      </div>
      {(error || refused) && (
        <p className="outcome outcome-wrong" role="alert" lang="id">
          {error ? errorText(error, t) : parameterNamed(refused ?? '', t)}
        </p>
      )}
    </form>
  );
}
