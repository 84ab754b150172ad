import { groupSizes } from '@giliran/planning';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { formatFixed, formatNumber } from '../../../i18n/format.ts';
import { useTranslation, type Translate } from '../../../i18n/use-translation.ts';
import type { RoomLayout } from '@giliran/planning';
import type { DrawingAnswer } from '../../../engine/tasks/answer-drawing.ts';
import type { AnsweredDrawing } from './use-drawing-answer.ts';

/** What counts of an answer: the desks as they stand, or seats placed anywhere. */
export function countedOf({ deskUse }: RoomLayout, answer: DrawingAnswer) {
  const standing = deskUse === 'LEAVE' && answer.leave !== null;
  const { move, leave } = answer;
  return { standing, ...(standing && leave ? { ...move, ...leave } : move) };
}

interface ResultPanelProps {
  readonly answered: AnsweredDrawing | null;
  readonly error: Error | null;
  /** The drawing has to be mended first. */
  readonly wrong: boolean;
  readonly pupils: number | null;
}

/** The number, what limits it and how certain it is; said aloud once the hand rests. */
export function ResultPanel({ answered, error, wrong, pupils }: ResultPanelProps) {
  const { t } = useTranslation('room-editor');
  if (wrong) {
    return (
      <section className="card result drawing-result" aria-live="polite">
        <p className="result-number muted">–</p>
        <p>{t('result.mend')}</p>
      </section>
    );
  }
  if (answered === null) {
    return (
      <section className="card result drawing-result">
        <p className="muted">{error ? t('result.failed') : t('result.computing')}</p>
      </section>
    );
  }
  const { question, answer, quick } = answered;
  const counted = countedOf(question.layout, answer);
  const count = counted.count ?? 0;
  const groups = pupils === null ? [] : groupSizes(pupils, count);
  const badge = counted.proven ? t('badge.proven') : t('badge.open', { gap: counted.gap });
  return (
    <section className="card result drawing-result">
      <div className="drawing-numbers">
        <p className="result-number">
          {count} <small>{t('result.pupils', { count })}</small>
        </p>
        <div>
          <StatusBadge status={counted.proven ? 'PASS' : 'NOT_DETERMINED'} text={badge} />
          <p className="small muted">{t('result.bound', { bound: counted.upperBound ?? '–' })}</p>
        </div>
      </div>
      <p>{whyText(answer, counted, t)}</p>
      {groups.length > 0 && (
        <p>
          <strong>{t('result.groups', { count: groups.length })}</strong> {groups.join(' + ')}
        </p>
      )}
      {counted.minDistanceM !== null && !counted.standing && (
        <p className="small muted">{t('result.nearest', { metres: formatFixed(Math.floor(counted.minDistanceM * 100 + 1e-4) / 100) })}</p>
      )}
      {/* Only full answers are read out: while dragging there would be no end. */}
      <p className="visually-hidden" role="status">
        {quick ? '' : t('result.spoken', { count, badge, why: whyText(answer, counted, t), groups: groups.length })}
      </p>
    </section>
  );
}

function whyText(answer: DrawingAnswer, counted: ReturnType<typeof countedOf>, t: Translate): string {
  const { count, cap, limitedBy } = counted;
  if (count === 0) return t('why.none');
  if (limitedBy === 'cap') {
    const reason = answer.move.capBy.includes('legal') ? 'legal' : answer.move.capBy.includes('ventilation') ? 'ventilation' : 'area';
    return t(`why.${reason}`, { cap });
  }
  return t(counted.standing ? 'why.desks' : 'why.room', { count, spacing: formatNumber(answer.spacingM) });
}
