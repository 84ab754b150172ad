import type { SavedPlan, SchoolFacts, SchoolPreset } from '@giliran/planning';
import { useState } from 'react';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { runEngine } from '../../../engine/engine-client.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { perText } from './fortnight-words.ts';
import { planNamesOf } from './plan-names.ts';
import { weeksOfSetting } from './plan-weeks.ts';
import type { MethodTaking } from './use-method.ts';

interface MethodListProps {
  readonly facts: SchoolFacts;
  readonly present: SavedPlan | null;
  readonly taking: MethodTaking;
  /** May this account change the rules of the school? */
  readonly canEdit: boolean;
}

type State =
  | { kind: 'idle'; error: string | null }
  | { kind: 'running'; stop: AbortController; share: number | null }
  | { kind: 'known'; facts: SchoolFacts; methods: readonly SchoolPreset[] };

/** The methods schools know by name: what each gives here, beside what is possible, or why it does not fit. */
export function MethodList({ facts, present, taking, canEdit }: MethodListProps) {
  const { t, i18n } = useTranslation('schedule');
  const [state, setState] = useState<State>({ kind: 'idle', error: null });

  function compute(): void {
    const stop = new AbortController();
    setState({ kind: 'running', stop, share: null });
    runEngine(
      'knownMethods',
      { facts, current: present },
      { signal: stop.signal, onProgress: (share) => setState((old) => (old.kind === 'running' ? { ...old, share } : old)) },
    ).then(
      (methods) => setState({ kind: 'known', facts, methods }),
      (error: Error) => setState({ kind: 'idle', error: error.name === 'AbortError' ? null : error.message }),
    );
  }

  function needsText({ needs, setting }: SchoolPreset): string {
    const known = new Set(facts.setting.shifts.map(({ id }) => id));
    const shifts = (setting.shifts ?? []).filter(({ id }) => !known.has(id)).map(({ name, start, end }) => `${name} (${start}–${end})`);
    const names = planNamesOf(facts, null);
    const sets = (setting.mergeable ?? []).map((set) => set.map(names.rombel).join(' + '));
    return needs.map((need) => t(`methods.needs.${need}`, { shifts: shifts.join(', '), sets: sets.join(', ') })).join(' ');
  }

  if (state.kind === 'running') return <ProgressBar label={t('methods.running')} share={state.share} onCancel={() => state.stop.abort()} />;
  // After a change of the school's data the old figures are not shown.
  const methods = state.kind === 'known' && state.facts === facts ? state.methods : null;
  return (
    <section className="methods">
      <h3>{t('methods.title')}</h3>
      <p className="muted small">{t('methods.lead')}</p>
      {state.kind === 'idle' && state.error && (
        <p className="field-error" role="alert">
          {state.error}
        </p>
      )}
      {!methods && (
        <button type="button" className="button-secondary" onClick={compute}>
          {t('methods.compute')}
        </button>
      )}
      {methods && (
        <ul className="offers">
          {methods.map((method) => {
            // A method may bring shifts of its own.
            const asked = { ...facts, setting: { ...facts.setting, ...method.setting } };
            const names = planNamesOf(asked, method.plan);
            const per = perText(weeksOfSetting(asked.setting), t);
            return (
              <li key={method.id}>
                <h4>{method.name[i18n.language]}</h4>
                <p>{method.about[i18n.language]}</p>
                <p>
                  {method.sessions === null ? (
                    <StatusBadge status="NOT_APPLICABLE" text={t('methods.unfit')} />
                  ) : (
                    <strong>{t('methods.gives', { sessions: method.sessions, possible: method.possible, per })}</strong>
                  )}
                </p>
                {method.remarks.map((remark) => (
                  <p key={remark} className="small">
                    {names.sentence(remark)}
                  </p>
                ))}
                {method.needs.length > 0 && <p className="small">{needsText(method)}</p>}
                {method.plan && (method.needs.length === 0 || canEdit) && (
                  <button
                    type="button"
                    className="button-secondary"
                    disabled={method.plan === present || taking.busy}
                    onClick={() => void taking.take(method)}
                  >
                    {method.plan === present ? t('offers.onBoard') : t(method.needs.length > 0 ? 'methods.takeSetting' : 'methods.take')}
                  </button>
                )}
                {method.plan && method.needs.length > 0 && !canEdit && <p className="muted small">{t('methods.readOnly')}</p>}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
