import { pupilsOf, type SchoolFacts } from '@giliran/planning';
import { useId, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { errorText } from '../../../api/client.ts';
import { graphql } from '../../../api/graphql.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useNamedPupils } from '../pupils/use-named-pupils.ts';
import { holdsNisn, readPupilList } from './read-pupil-list.ts';

/** Each use of this query is noted in the audit log. */
const PupilNisnQuery = graphql(`
  query SchoolPupilNisn($schoolId: ID!) {
    school(id: $schoolId) {
      id
      pupils {
        id
        nisn
      }
    }
  }
`);

interface PupilChoiceProps {
  readonly facts: SchoolFacts;
  /** Ids of the pupils who can be chosen. */
  readonly offered: ReadonlySet<string>;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

interface PasteAnswer {
  readonly found: number;
  readonly unknown: readonly string[];
  /** Named, but not among those who can be chosen. */
  readonly notOffered: number;
}

/** Chooses pupils of the whole school: by search, rombel by rombel, or from a pasted list. */
export function PupilChoice({ facts, offered, chosen, onChosen }: PupilChoiceProps) {
  const { t } = useTranslation('schedule');
  const field = useId();
  const client = useClient();
  const [search, setSearch] = useState('');
  const [pasted, setPasted] = useState('');
  const [answer, setAnswer] = useState<PasteAnswer | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const named = useNamedPupils(facts.id, t);
  const nameById = useMemo(() => new Map(named.pupils?.map((pupil) => [pupil.id, pupil.name ?? ''])), [named.pupils]);
  const picked = useMemo(() => new Set(chosen), [chosen]);
  const sought = search.trim().toLowerCase();
  const isSought = (rombel: string, pupil: { id: string; rosterNumber: number }): boolean =>
    sought === '' ||
    sought === String(pupil.rosterNumber) ||
    rombel.toLowerCase().includes(sought) ||
    (nameById.get(pupil.id) ?? '').toLowerCase().includes(sought);
  const lists = facts.rombel
    .map((rombel) => ({ rombel, pupils: pupilsOf(rombel).filter((pupil) => offered.has(pupil.id)) }))
    .map(({ rombel, pupils }) => ({ rombel, all: pupils, shown: pupils.filter((pupil) => isSought(rombel.name, pupil)) }))
    .filter(({ shown }) => shown.length > 0);

  const add = (ids: readonly string[]) => onChosen([...new Set([...chosen, ...ids])]);
  const drop = (ids: ReadonlySet<string>) => onChosen(chosen.filter((id) => !ids.has(id)));

  async function mark(): Promise<void> {
    setComplaint(null);
    let byNisn = new Map<string, string>();
    if (holdsNisn(pasted)) {
      const { data, error } = await client.query(PupilNisnQuery, { schoolId: facts.id }, { requestPolicy: 'network-only' }).toPromise();
      if (error) return setComplaint(errorText(error, t));
      byNisn = new Map(data?.school.pupils.flatMap(({ id, nisn }) => (nisn ? [[nisn, id] as const] : [])));
    }
    const rombel = facts.rombel.map((one) => ({ name: one.name, pupils: pupilsOf(one) }));
    const { ids, unknown } = readPupilList(pasted, rombel, { byNisn, byName: idsByName(nameById) });
    const usable = ids.filter((id) => offered.has(id));
    add(usable);
    setAnswer({ found: usable.length, unknown, notOffered: ids.length - usable.length });
  }

  return (
    <div className="pupil-choice">
      <div className="row">
        <TextField label={t('pick.search')} value={search} onValue={setSearch} />
        {named.pupils === null && (
          <button type="button" className="button-secondary" disabled={named.busy} onClick={() => void named.load()}>
            {t('groups.showNames')}
          </button>
        )}
        <StatusBadge status={chosen.length > 0 ? 'PASS' : 'NOT_APPLICABLE'} text={t('change.chosen', { count: chosen.length })} />
        {chosen.length > 0 && (
          <button type="button" className="button-plain" onClick={() => onChosen([])}>
            {t('pick.clear')}
          </button>
        )}
      </div>
      {(named.complaint ?? complaint) && (
        <p className="field-error" role="alert">
          {named.complaint ?? complaint}
        </p>
      )}
      <details className="sub-details">
        <summary>{t('pick.paste')}</summary>
        <label htmlFor={field}>{t('pick.pasteLabel')}</label>
        <textarea
          id={field}
          rows={4}
          value={pasted}
          aria-describedby={`${field}-hint`}
          placeholder={'4A: 3, 7, 12-15'}
          onChange={(event) => {
            setPasted(event.target.value);
            setAnswer(null);
          }}
        />
        <p id={`${field}-hint`} className="field-hint">
          {t('pick.pasteHint')}
        </p>
        <p className="row">
          <button type="button" className="button-secondary" disabled={pasted.trim() === ''} onClick={() => void mark()}>
            {t('pick.mark')}
          </button>
        </p>
        <div aria-live="polite">
          {answer && <StatusBadge status={answer.found > 0 ? 'PASS' : 'FAIL'} text={t('pick.marked', { count: answer.found })} />}
          {answer && answer.notOffered > 0 && <p>{t('pick.notOffered', { count: answer.notOffered })}</p>}
          {answer && answer.unknown.length > 0 && (
            <>
              <p>{t('pick.unknown', { count: answer.unknown.length })}</p>
              <ul>
                {answer.unknown.map((text, i) => (
                  <li key={`${i} ${text}`}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      </details>
      {lists.length === 0 && <p className="muted">{t(offered.size === 0 ? 'change.nobody' : 'pick.nothingFound')}</p>}
      {lists.map(({ rombel, all, shown }) => {
        const count = all.filter(({ id }) => picked.has(id)).length;
        return (
          <details key={`${rombel.id} ${sought === ''}`} className="pick-rombel" open={sought !== '' || lists.length === 1}>
            <summary>
              {rombel.name} <span className="muted">{t('pick.of', { count, all: all.length })}</span>
            </summary>
            <p>
              <button
                type="button"
                className="button-plain"
                onClick={() => (count < all.length ? add(all.map(({ id }) => id)) : drop(new Set(all.map(({ id }) => id))))}
              >
                {t(count < all.length ? 'pick.all' : 'pick.none', { rombel: rombel.name })}
              </button>
            </p>
            <fieldset className="tick-list">
              <legend>{t('pick.pupilsOf', { rombel: rombel.name })}</legend>
              {shown.map(({ id, rosterNumber }) => (
                <label key={id}>
                  <input type="checkbox" checked={picked.has(id)} onChange={() => (picked.has(id) ? drop(new Set([id])) : add([id]))} />{' '}
                  {t('groups.number', { number: rosterNumber })} {nameById.get(id)}
                </label>
              ))}
            </fieldset>
          </details>
        );
      })}
    </div>
  );
}

/** Pupils by lower-case name; a name that two share names neither. O(pupils). */
function idsByName(nameById: ReadonlyMap<string, string>): Map<string, string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  for (const [id, name] of nameById) {
    const key = name.toLowerCase().replace(/\s+/g, ' ').trim();
    if (key === '') continue;
    if (ids.has(key)) shared.add(key);
    ids.set(key, id);
  }
  for (const key of shared) ids.delete(key);
  return ids;
}
