import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ArticleChip } from '../../components/article-chip.tsx';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { SeatMap } from '../../components/seat-map.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatFixed, formatNumber } from '../../i18n/format.ts';
import { rosterRanges } from './room-form.ts';
import type { AnsweredRoom } from './use-room-answer.ts';

interface RoomResultProps {
  readonly room: AnsweredRoom | null;
  readonly error: Error | null;
  /** A field needs mending: the number shown would belong to another room, so none is shown. */
  readonly mend: boolean;
}

/** Seats, groups, what limits them, how certain that is, the drawn room, and the article behind each number. */
export function RoomResult({ room, error, mend }: RoomResultProps) {
  const { t } = useTranslation('calculator');
  if (mend) {
    return (
      <section className="card result" aria-live="polite">
        <p className="result-number muted">–</p>
        <p>{t('result.mend')}</p>
      </section>
    );
  }
  if (room === null) {
    return (
      <section className="card result" aria-live="polite">
        <p className="muted">{error ? t('result.failed') : t('result.computing')}</p>
      </section>
    );
  }
  return (
    <div className="result-column">
      <section className="card result">
        {room.answer.limits.capacity.count === null ? <Unknown room={room} /> : <Seats room={room} />}
      </section>
      {(room.answer.limits.capacity.count ?? 0) > 0 && <Map room={room} />}
      <Sources room={room} />
    </div>
  );
}

function Unknown({ room }: { room: AnsweredRoom }) {
  const { t } = useTranslation('calculator');
  const { cap } = room.answer.limits.capacity;
  return (
    <>
      <h2 className="result-label">{t('result.seats')}</h2>
      <p className="result-number result-unknown" role="status">
        {t('result.unknown')}
      </p>
      <StatusBadge status="NOT_DETERMINED" />
      <p>{t('result.unknownText')}</p>
      {cap !== null && <p>{t('result.unknownCap', { cap })}</p>}
    </>
  );
}

function Seats({ room }: { room: AnsweredRoom }) {
  const { t } = useTranslation('calculator');
  const { limits, groups } = room.answer;
  const { capacity } = limits;
  const count = capacity.count ?? 0;
  return (
    <>
      <h2 className="result-label">{t('result.seats')}</h2>
      <p className="result-number" role="status">
        {count} <small>{t('result.pupils', { count })}</small>
      </p>
      <p className="result-why">
        {count === 0
          ? t('result.none')
          : capacity.limitedBy === 'cap'
            ? t(limits.legalCap.basis === 'law' ? 'result.byCap' : 'result.byCapAssumed', { cap: capacity.cap })
            : t('result.byRoom', { count, cap: capacity.cap ?? '–', spacing: formatNumber(limits.spacingM) })}
      </p>
      {groups && groups.length > 0 && <Groups groups={groups} />}
      {groups === null && <p className="muted">{t('result.noPupils')}</p>}
      {count > 0 && <Proof room={room} />}
    </>
  );
}

function Groups({ groups }: { groups: readonly number[] }) {
  const { t } = useTranslation('calculator');
  const ranges = rosterRanges(groups);
  return (
    <div className="groups">
      <p className="groups-sum">
        <strong>{t('groups.count', { count: groups.length })}</strong> {groups.join(' + ')}
      </p>
      <ul>
        {groups.map((size, i) => (
          <li key={ranges[i]?.from}>
            <b>{groupLetter(i)}</b>
            <span>{t('groups.size', { count: size })}</span>
            <span className="muted small">{t('groups.roster', { from: ranges[i]?.from, to: ranges[i]?.to })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 0 -> A, 25 -> Z, then numbers: a rombel never has so many groups in earnest. */
function groupLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

function Proof({ room }: { room: AnsweredRoom }) {
  const { t } = useTranslation('calculator');
  const { capacity } = room.answer.limits;
  const tidy = room.answer.tidySeats.length;
  const count = capacity.count ?? 0;
  return (
    <dl className="facts">
      <div>
        <dt>{t('proof.label')}</dt>
        <dd>
          {capacity.proven
            ? capacity.limitedBy === 'cap'
              ? t('proof.byCap')
              : t('proof.proven', { count })
            : t('proof.open', { gap: capacity.gap, bound: capacity.upperBound })}
        </dd>
      </div>
      <div>
        <dt>{t('proof.distanceLabel')}</dt>
        <dd>
          {capacity.minDistanceM === null
            ? '–'
            : t('proof.distance', { metres: formatFixed(Math.floor(capacity.minDistanceM * 100 + 1e-4) / 100) })}
        </dd>
      </div>
      <div>
        <dt>{t('proof.tidyLabel')}</dt>
        <dd>{tidy >= count ? t('proof.tidySame', { count: tidy }) : t('proof.tidyLess', { tidy, count, less: count - tidy })}</dd>
      </div>
    </dl>
  );
}

function Map({ room }: { room: AnsweredRoom }) {
  const { t } = useTranslation('calculator');
  const [wanted, setWanted] = useState<'free' | 'tidy' | null>(null);
  const { question, answer } = room;
  if (question.widthM === null || question.lengthM === null) return null;
  const tidyEnough = answer.tidySeats.length >= answer.freeSeats.length;
  const shown = wanted ?? (tidyEnough ? 'tidy' : 'free');
  const seats = shown === 'tidy' ? answer.tidySeats : answer.freeSeats;
  const used = answer.groups ? Math.max(0, ...answer.groups) : seats.length;
  return (
    <section className="card map-card">
      <div className="card-head">
        <h2>{t('map.title')}</h2>
        <div className="segmented" role="group" aria-label={t('map.layout')}>
          {(['tidy', 'free'] as const).map((kind) => (
            <button key={kind} type="button" aria-pressed={shown === kind} onClick={() => setWanted(kind)}>
              {t(`map.${kind}`, { count: (kind === 'tidy' ? answer.tidySeats : answer.freeSeats).length })}
            </button>
          ))}
        </div>
      </div>
      <SeatMap
        widthM={question.widthM}
        lengthM={question.lengthM}
        margins={question.margins}
        seats={seats}
        spacingM={answer.limits.spacingM}
        usedCount={used}
      />
      {used < seats.length && <p className="muted small">{t('map.empty', { count: seats.length - used, size: used })}</p>}
      {used > seats.length && <p className="note">{t('map.tooFew', { used, seats: seats.length })}</p>}
      <p className="muted small">{t('map.hint')}</p>
    </section>
  );
}

function Sources({ room }: { room: AnsweredRoom }) {
  const { t } = useTranslation('calculator');
  const { limits, capCitations, spacingCitations, scopeNotes } = room.answer;
  const { margins } = room.question;
  const marginText = t('sources.marginValue', {
    side: formatNumber(margins.sideM),
    front: formatNumber(margins.frontM),
    back: formatNumber(margins.backM),
  });
  return (
    <section className="card sources">
      <h2>{t('sources.title')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('sources.spacing')}</dt>
          <dd>
            <span>{limits.spacing.value === null ? t('sources.silent') : `${formatNumber(limits.spacing.value)} m`}</span>
            {spacingCitations.map((citation) => (
              <ArticleChip key={citation.source + citation.article} citation={citation} />
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('sources.cap')}</dt>
          <dd>
            <span>{limits.legalCap.value === null ? t('sources.silent') : t('sources.capValue', { cap: limits.legalCap.value })}</span>
            {capCitations.map((citation) => (
              <ArticleChip key={citation.source + citation.article} citation={citation} />
            ))}
            {limits.legalCap.assumptionIds.map((id) => (
              <AssumptionChip key={id} id={id} />
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('sources.margins')}</dt>
          <dd>
            <span>{marginText}</span>
            <AssumptionChip id="A-16" value={marginText} />
          </dd>
        </div>
      </dl>
      {scopeNotes.map((note) => (
        <p key={note} className="note" lang="id">
          {note}
        </p>
      ))}
      <p className="muted small">{t('sources.legend')}</p>
    </section>
  );
}
