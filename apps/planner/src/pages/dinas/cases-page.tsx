import './dinas.css';
import './desk/desk.css';
import { useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProvisionChips } from '../../components/provision-chips.tsx';
import { readNumber } from '../../components/read-number.ts';
import { TextField } from '../../components/text-field.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ReopeningList } from './desk/reopening-list.tsx';
import { SchoolLink } from './desk/school-link.tsx';
import { StateMark } from './desk/state-mark.tsx';
import { useRoles } from './desk/use-roles.ts';
import { TrialNote } from './trial-note.tsx';

const CasesQuery = graphql(`
  query Cases($code: ID!) {
    today
    kabupaten(code: $code) {
      code
      evaluations {
        id
        openedDay
        byReport
        decision
        decidedDay
        note
        school {
          id
          name
          npsn
        }
        lifecycle {
          state
        }
        proposals {
          policyId
          policyName
          status
          minHours
          message
          provisions {
            id
            article
            quote
            gist
          }
        }
        stages {
          scope
          schools
          pupils
          notOpen
          unknown
          closing {
            school {
              id
              name
              npsn
            }
          }
        }
      }
      closureOrders {
        id
        scope
        areaName
        from
        minHours
        reason
        reference
        orderedBy
        endedDay
        endNote
        school {
          id
          name
          npsn
        }
        schools {
          state
          school {
            id
            name
            npsn
          }
        }
      }
    }
  }
`);

const OrderClosure = graphql(`
  mutation OrderClosure($evaluationId: ID!, $scope: ClosureScope!, $minHours: Int, $reason: String!, $reference: String) {
    orderClosure(evaluationId: $evaluationId, scope: $scope, minHours: $minHours, reason: $reason, reference: $reference) {
      order {
        id
      }
      suspended {
        school {
          id
          name
        }
      }
      notSuspended {
        lifecycle {
          school {
            id
            name
          }
        }
      }
    }
  }
`);

const ContinueLessons = graphql(`
  mutation ContinueLessons($evaluationId: ID!, $reason: String!) {
    continueLessons(evaluationId: $evaluationId, reason: $reason) {
      id
      decision
    }
  }
`);

const EndClosure = graphql(`
  mutation EndClosure($orderId: ID!, $note: String) {
    endClosure(orderId: $orderId, note: $note) {
      id
      endedDay
    }
  }
`);

type Kabupaten = ResultOf<typeof CasesQuery>['kabupaten'];
type Evaluation = Kabupaten['evaluations'][number];
type Order = Kabupaten['closureOrders'][number];

/** Cases and closures: evaluations with what each stage would close, orders, and the list for reopening. */
export function CasesPage() {
  const { t } = useTranslation('dinas-cases');
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const roles = useRoles(kabupatenCode);
  const mayClose = roles.has('DINAS') || roles.has('SATGAS');
  const [done, setDone] = useState('');
  const [{ data, error, fetching }, again] = useQuery({
    query: CasesQuery,
    variables: { code: kabupatenCode },
    requestPolicy: 'cache-and-network',
  });
  const changed = (message: string): void => {
    setDone(message);
    again({ requestPolicy: 'network-only' });
  };
  const evaluations = data?.kabupaten.evaluations ?? [];
  const open = evaluations.filter(({ decision }) => decision === null);
  const decided = evaluations.filter(({ decision }) => decision !== null);
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
          {evaluations.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
          {open.map((evaluation) => (
            <EvaluationCard
              key={evaluation.id}
              kabupatenCode={kabupatenCode}
              evaluation={evaluation}
              mayClose={mayClose}
              onChanged={changed}
            />
          ))}
          {data.kabupaten.closureOrders.length > 0 && (
            <section className="stack">
              <h2>{t('orders.title')}</h2>
              {data.kabupaten.closureOrders.map((order) => (
                <OrderCard key={order.id} kabupatenCode={kabupatenCode} order={order} mayClose={mayClose} onChanged={changed} />
              ))}
            </section>
          )}
          <ReopeningList key={done} kabupatenCode={kabupatenCode} />
          {decided.length > 0 && (
            <details className="card">
              <summary>{t('decided.title', { count: decided.length })}</summary>
              <DataTable
                caption={t('decided.title', { count: decided.length })}
                captionHidden
                rows={decided}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'school',
                    header: t('dinas-desk:school'),
                    rowHeader: true,
                    render: ({ school }) => <SchoolLink kabupatenCode={kabupatenCode} school={school} />,
                  },
                  { key: 'opened', header: t('decided.opened'), render: ({ openedDay }) => formatDay(openedDay) },
                  { key: 'decision', header: t('decided.decision'), render: ({ decision }) => t(`decision.${decision}`) },
                  { key: 'day', header: t('decided.day'), render: ({ decidedDay }) => (decidedDay === null ? '–' : formatDay(decidedDay)) },
                  { key: 'note', header: t('decided.note'), render: ({ note }) => <span lang="id">{note ?? '–'}</span> },
                ]}
              />
            </details>
          )}
        </div>
      )}
    </>
  );
}

interface CardProps {
  readonly kabupatenCode: string;
  readonly mayClose: boolean;
  readonly onChanged: (message: string) => void;
}

function EvaluationCard({ kabupatenCode, evaluation, mayClose, onChanged }: CardProps & { evaluation: Evaluation }) {
  const { t } = useTranslation('dinas-cases');
  const { school, stages, proposals, lifecycle } = evaluation;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('evaluation.title', { school: school.name })}</h2>
        <StateMark state={lifecycle.state} />
      </div>
      <p>
        {t(evaluation.byReport ? 'evaluation.byReport' : 'evaluation.byRecommendation', { day: formatDay(evaluation.openedDay) })}{' '}
        <SchoolLink kabupatenCode={kabupatenCode} school={school} />
      </p>
      <h3>{t('evaluation.stages')}</h3>
      <p className="small muted">{t('evaluation.stagesText')}</p>
      <div className="keep-table">
        <DataTable
          caption={t('evaluation.stages')}
          captionHidden
          rows={stages}
          rowKey={({ scope }) => scope}
          columns={[
            { key: 'scope', header: t('stage.scope'), rowHeader: true, render: ({ scope }) => t(`scope.${scope}`) },
            { key: 'schools', header: t('stage.schools'), numeric: true, render: ({ schools }) => formatNumber(schools) },
            { key: 'pupils', header: t('stage.pupils'), numeric: true, render: ({ pupils }) => formatNumber(pupils) },
          ]}
        />
      </div>
      <ul className="small muted">
        {stages
          .filter(({ notOpen, unknown }) => notOpen + unknown > 0)
          .map(({ scope, notOpen, unknown }) => (
            <li key={scope}>
              {t(`scope.${scope}`)}: {notOpen > 0 && t('stage.notOpen', { count: notOpen })}{' '}
              {unknown > 0 && t('stage.unknown', { count: unknown })}
            </li>
          ))}
      </ul>
      <h3>{t('evaluation.proposals')}</h3>
      <ul className="proposals">
        {proposals.map((proposal) => (
          <li key={proposal.message}>
            <span lang="id">{proposal.message}</span> <span className="value-status">{t(`common:valueStatus.${proposal.status}`)}</span>
            <span className="row">
              <ProvisionChips provisions={proposal.provisions} />
              {proposal.minHours === null && <AssumptionChip id="A-21" />}
            </span>
          </li>
        ))}
      </ul>
      {mayClose ? <Decision evaluation={evaluation} onChanged={onChanged} /> : <p className="muted">{t('notYours')}</p>}
    </section>
  );
}

const HOURS = { min: 1, max: 8760, whole: true, unit: 'jam' } as const;

function Decision({ evaluation, onChanged }: { evaluation: Evaluation; onChanged: (message: string) => void }) {
  const { t } = useTranslation('dinas-cases');
  const [choice, setChoice] = useState<'' | 'CONTINUE' | Evaluation['stages'][number]['scope']>('');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [hours, setHours] = useState('');
  const [ordered, order] = useMutation(OrderClosure);
  const [continued, goOn] = useMutation(ContinueLessons);
  const stage = evaluation.stages.find(({ scope }) => scope === choice);
  const busy = ordered.fetching || continued.fetching;
  const error = ordered.error ?? continued.error;
  const reading = readNumber(hours, HOURS);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (choice === '') return;
    if (choice === 'CONTINUE') {
      const result = await goOn({ evaluationId: evaluation.id, reason });
      if (result.data) onChanged(t('done.continued', { school: evaluation.school.name }));
      return;
    }
    const result = await order({
      evaluationId: evaluation.id,
      scope: choice,
      minHours: reading.kind === 'number' ? reading.value : null,
      reason,
      reference: reference || null,
    });
    if (result.data)
      onChanged(
        t('done.ordered', {
          count: result.data.orderClosure.suspended.length,
          names: result.data.orderClosure.suspended.map(({ school }) => school.name).join('; '),
        }),
      );
  }

  return (
    <form className="stage-order" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('decide.title')}</legend>
        <label className="check">
          <input type="radio" name={`decide-${evaluation.id}`} checked={choice === 'CONTINUE'} onChange={() => setChoice('CONTINUE')} />
          {t('decide.continue')}
        </label>
        {evaluation.stages.map(({ scope, schools, pupils }) => (
          <label key={scope} className="check">
            <input
              type="radio"
              name={`decide-${evaluation.id}`}
              checked={choice === scope}
              disabled={schools === 0}
              onChange={() => setChoice(scope)}
            />
            {t('decide.stop', { scope: t(`scope.${scope}`), schools: formatNumber(schools), pupils: formatNumber(pupils) })}
          </label>
        ))}
      </fieldset>
      {stage && (
        <details open={stage.closing.length <= 8}>
          <summary>{t('decide.which', { count: stage.closing.length })}</summary>
          <ul>
            {stage.closing.map(({ school }) => (
              <li key={school.id}>{school.name}</li>
            ))}
          </ul>
        </details>
      )}
      {choice !== '' && (
        <>
          <div className="filter-row">
            <TextField label={t('decide.reason')} value={reason} onValue={setReason} hint={t('decide.reasonHint')} required />
            {choice !== 'CONTINUE' && (
              <>
                <TextField label={t('decide.reference')} value={reference} onValue={setReference} />
                <NumberField label={t('decide.hours')} text={hours} onText={setHours} hint={t('decide.hoursHint')} {...HOURS} />
              </>
            )}
          </div>
          <button
            type="submit"
            className={choice === 'CONTINUE' ? 'button' : 'button-danger'}
            disabled={busy || reason.trim() === '' || reading.kind === 'wrong'}
          >
            {choice === 'CONTINUE' ? t('decide.saveContinue') : t('decide.saveStop', { count: stage?.schools ?? 0 })}
          </button>
        </>
      )}
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
    </form>
  );
}

function OrderCard({ kabupatenCode, order, mayClose, onChanged }: CardProps & { order: Order }) {
  const { t } = useTranslation('dinas-cases');
  const [note, setNote] = useState('');
  const [{ error, fetching }, end] = useMutation(EndClosure);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await end({ orderId: order.id, note: note || null });
    if (result.data) onChanged(t('done.ended', { count: order.schools.length }));
  }

  return (
    <section className="card">
      <div className="card-head">
        <h3>{t('orders.heading', { scope: t(`scope.${order.scope}`), area: order.areaName ?? order.school.name })}</h3>
        <strong>{order.endedDay === null ? t('orders.inForce') : t('orders.ended', { day: formatDay(order.endedDay) })}</strong>
      </div>
      <p>
        {t('orders.text', { day: formatDay(order.from), by: t(`orders.by.${order.orderedBy}`) })} <span lang="id">{order.reason}</span>
        {order.reference && <span lang="id"> ({order.reference})</span>}
        {order.minHours !== null && ` ${t('orders.hours', { hours: formatNumber(order.minHours) })}`}
      </p>
      <details>
        <summary>{t('orders.schools', { count: order.schools.length })}</summary>
        <ul>
          {order.schools.map(({ school, state }) => (
            <li key={school.id}>
              <SchoolLink kabupatenCode={kabupatenCode} school={school} /> <StateMark state={state} />
            </li>
          ))}
        </ul>
      </details>
      {order.endedDay === null && mayClose && (
        <form className="stage-order" onSubmit={(event) => void submit(event)}>
          <TextField label={t('orders.endNote')} value={note} onValue={setNote} />
          <button type="submit" className="button-secondary" disabled={fetching}>
            {t('orders.end')}
          </button>
          <p className="field-hint">{t('orders.endHint')}</p>
          {error && (
            <p className="field-error" role="alert">
              {errorText(error, t)}
            </p>
          )}
        </form>
      )}
    </section>
  );
}
