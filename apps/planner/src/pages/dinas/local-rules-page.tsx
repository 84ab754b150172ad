import './dinas.css';
import './desk/desk.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { DataTable } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatDay } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRoles } from './desk/use-roles.ts';
import { AssumptionTable } from './rules/assumption-table.tsx';
import { LocalExtras } from './rules/local-extras.tsx';
import { LocalTexts } from './rules/local-texts.tsx';
import { RegulationValues } from './rules/regulation-values.tsx';
import { RuleForm } from './rules/rule-form.tsx';
import { RulesQuery, WithdrawRule, type LocalRule } from './rules/rules-queries.ts';
import { TryLink } from './rules/try-link.tsx';
import { valueText } from './rules/value-text.ts';
import { TrialNote } from './trial-note.tsx';

/** Rules of the kabupaten: values the Dinas set itself, assumptions it reads otherwise, and every stored value with its status. */
export function LocalRulesPage() {
  const { t } = useTranslation('dinas-rules');
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const roles = useRoles(kabupatenCode);
  const mayWrite = roles.has('DINAS');
  const [done, setDone] = useState('');
  const [{ data, error, fetching }, again] = useQuery({
    query: RulesQuery,
    variables: { code: kabupatenCode },
    requestPolicy: 'cache-and-network',
  });
  const changed = (message: string): void => {
    setDone(message);
    again({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TrialNote kabupatenCode={kabupatenCode} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <p role="status" className={done ? 'note' : undefined}>
        {done}
      </p>
      {!data && fetching && <p className="muted">{t('common:loading')}</p>}
      {data && (
        <div className="stack">
          <Rules code={kabupatenCode} rules={data.kabupaten.localRegulations} today={data.today} mayWrite={mayWrite} onChanged={changed} />
          {mayWrite && <RuleForm code={kabupatenCode} data={data} onSaved={changed} />}
          <LocalTexts code={kabupatenCode} mayChange={mayWrite} onChanged={setDone} />
          <LocalExtras code={kabupatenCode} mayChange={mayWrite} onChanged={setDone} />
          <AssumptionTable code={kabupatenCode} rows={data.kabupaten.assumptions} mayChange={mayWrite} onChanged={changed} />
          <RegulationValues regulations={data.regulations} />
        </div>
      )}
    </>
  );
}

interface RulesProps {
  readonly code: string;
  readonly rules: readonly LocalRule[];
  readonly today: string;
  readonly mayWrite: boolean;
  readonly onChanged: (message: string) => void;
}

function Rules({ code, rules, today, mayWrite, onChanged }: RulesProps) {
  const { t } = useTranslation('dinas-rules');
  const [{ error, fetching }, withdraw] = useMutation(WithdrawRule);

  async function end(rule: LocalRule): Promise<void> {
    const result = await withdraw({ id: rule.id, from: today });
    if (result.data) onChanged(t('list.withdrawn', { title: rule.title, day: formatDay(today) }));
  }

  return (
    <section className="stack">
      <h2>{t('list.title')}</h2>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <DataTable
        caption={t('list.caption')}
        captionHidden
        rows={rules}
        rowKey={({ id }) => id}
        empty={t('list.none')}
        columns={[
          { key: 'title', header: t('form.name'), rowHeader: true, render: (rule) => rule.title },
          { key: 'key', header: t('form.parameter'), render: (rule) => t(`key.${rule.key}`, { defaultValue: rule.key }) },
          {
            key: 'value',
            header: t('form.value'),
            render: (rule) => (
              <>
                <strong>{valueText(rule.value, t)}</strong>{' '}
                {rule.comparisons[0] && (
                  <span className="diff-old">{t('list.instead', { value: valueText(rule.comparisons[0].baselineValue, t) })}</span>
                )}
              </>
            ),
          },
          {
            key: 'scope',
            header: t('compare.scope'),
            render: (rule) =>
              [rule.levelGroup && t(`group.${rule.levelGroup}`), rule.phase && t(`phase.${rule.phase}`)].filter(Boolean).join(', ') ||
              t('form.everyGroup'),
          },
          {
            key: 'from',
            header: t('list.holds'),
            render: (rule) =>
              rule.withdrawnFrom === null
                ? t('list.since', { day: formatDay(rule.from) })
                : t('list.until', { from: formatDay(rule.from), until: formatDay(rule.withdrawnFrom) }),
          },
          {
            key: 'words',
            header: t('list.words'),
            render: (rule) => <span lang="id">{`${rule.article}: “${rule.quote}”${rule.reference ? ` · ${rule.reference}` : ''}`}</span>,
          },
          ...(mayWrite
            ? [
                {
                  key: 'end',
                  header: t('list.end'),
                  render: (rule: LocalRule) =>
                    rule.withdrawnFrom === null ? (
                      <span className="row">
                        <TryLink code={code} rule={rule} of={rule.title} />
                        <button
                          type="button"
                          className="button-secondary"
                          disabled={fetching}
                          onClick={() => void end(rule)}
                          aria-label={t('list.endOf', { title: rule.title })}
                        >
                          {t('list.end')}
                        </button>
                      </span>
                    ) : (
                      '–'
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
