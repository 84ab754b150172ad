import type { RoomLayout } from '@giliran/planning';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { DrawingAnswer } from '../../../engine/tasks/answer-drawing.ts';
import type { LimitsQuestion } from '../../../engine/tasks/explain-limits.ts';
import { SpreadLine } from './spread-line.tsx';

interface ComparePanelProps {
  readonly layout: RoomLayout;
  readonly answer: DrawingAnswer;
  readonly law: LimitsQuestion;
  readonly pupils: number | null;
  /** Pupils of the largest group; null = no group. */
  readonly groupSize: number | null;
  readonly onEdit: (layout: RoomLayout) => void;
}

/** Leave the desks or move them, side by side, with the gain; and what tidy rows cost. */
export function ComparePanel({ layout, answer, law, pupils, groupSize, onEdit }: ComparePanelProps) {
  const { t } = useTranslation('room-editor');
  const { leave, move, gainPupils, groupsLeave, groupsMove, tidy } = answer;
  const proof = (of: { proven: boolean; gap: number | null }) => (of.proven ? t('badge.proven') : t('badge.open', { gap: of.gap }));
  const rows = [
    ['compare.pupils', leave?.count ?? '–', move.count ?? '–'],
    ['compare.most', leave?.upperBound ?? '–', move.upperBound ?? '–'],
    ['compare.proof', leave ? proof(leave) : '–', proof(move)],
    ['compare.cap', leave?.cap ?? '–', move.cap ?? '–'],
    ...(pupils === null ? [] : [['compare.groups', groupsLeave ?? '–', groupsMove ?? '–'] as const]),
  ] as const;
  return (
    <section className="card" aria-labelledby="banding-meja">
      <h2 id="banding-meja">{t('compare.title')}</h2>
      {leave === null ? (
        <p className="muted">{t('compare.noDesks')}</p>
      ) : (
        <>
          <table className="compare-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{t('compare.leave')}</th>
                <th scope="col">{t('compare.move')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([key, a, b]) => (
                <tr key={key}>
                  <th scope="row">{t(key, { pupils })}</th>
                  <td>{a}</td>
                  <td>{b}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <strong>
              {gainPupils !== null && gainPupils > 0
                ? groupsLeave !== null && groupsMove !== null && groupsLeave > groupsMove
                  ? t('compare.gainGroups', { gain: gainPupils, before: groupsLeave, after: groupsMove })
                  : t('compare.gain', { gain: gainPupils })
                : t('compare.noGain')}
            </strong>
          </p>
          {leave.outside.length > 0 && <p className="note">{t('compare.outside', { count: leave.outside.length })}</p>}
          <fieldset>
            <legend>{t('compare.use')}</legend>
            {(['LEAVE', 'MOVE'] as const).map((use) => (
              <label key={use} className="check">
                <input type="radio" name="deskUse" checked={layout.deskUse === use} onChange={() => onEdit({ ...layout, deskUse: use })} />
                <span>{t(`compare.use${use}`)}</span>
              </label>
            ))}
          </fieldset>
        </>
      )}
      {tidy && (
        <>
          <h3>{t('tidy.title')}</h3>
          <ul>
            <li>{tidyText('aligned', tidy.aligned.length, tidy.costAligned)}</li>
            <li>{tidyText('staggered', tidy.staggered.length, tidy.costStaggered)}</li>
          </ul>
        </>
      )}
      {groupSize !== null && <SpreadLine layout={layout} law={law} size={groupSize} />}
    </section>
  );

  function tidyText(kind: 'aligned' | 'staggered', count: number, cost: number): string {
    return `${t(`tidy.${kind}`, { count })}: ${cost === 0 ? t('tidy.free') : t('tidy.cost', { count: cost })}`;
  }
}
