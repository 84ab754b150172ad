import type { RoomLayout } from '@giliran/planning';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { CommitField } from './commit-field.tsx';
import { rectangleSides, withRectangleSides } from './wall-geometry.ts';

interface SizeCardProps {
  readonly layout: RoomLayout;
  readonly rombel: readonly { readonly name: string; readonly pupils: number }[];
  readonly pupils: number | null;
  readonly onEdit: (layout: RoomLayout) => void;
  readonly onPupils: (pupils: number | null) => void;
}

/** Step one: two sides, and how many pupils are to be seated. */
export function SizeCard({ layout, rombel, pupils, onEdit, onPupils }: SizeCardProps) {
  const { t } = useTranslation('room-editor');
  const sides = rectangleSides(layout);
  return (
    <section className="card editor-size" aria-labelledby="langkah-ukuran">
      <h2 id="langkah-ukuran">{t('size.title')}</h2>
      {sides ? (
        <div className="field-pair">
          <CommitField
            label={t('size.width')}
            value={sides.widthCm / 100}
            min={2}
            max={40}
            unit="m"
            hint={t('size.widthHint')}
            onValue={(m) => onEdit(withRectangleSides(layout, Math.round(m * 100), sides.lengthCm))}
          />
          <CommitField
            label={t('size.length')}
            value={sides.lengthCm / 100}
            min={2}
            max={40}
            unit="m"
            hint={t('size.lengthHint')}
            onValue={(m) => onEdit(withRectangleSides(layout, sides.widthCm, Math.round(m * 100)))}
          />
        </div>
      ) : (
        <p>{t('size.free')}</p>
      )}
      <div className="field-pair">
        {rombel.length > 0 && (
          <SelectField
            label={t('size.rombel')}
            value={String(rombel.findIndex((one) => one.pupils === pupils))}
            options={[
              ...(rombel.some((one) => one.pupils === pupils) ? [] : [{ value: '-1', label: t('size.ownCount') }]),
              ...rombel.map((one, i) => ({ value: String(i), label: t('size.rombelOption', { name: one.name, count: one.pupils }) })),
            ]}
            onValue={(value) => onPupils(rombel[Number(value)]?.pupils ?? pupils)}
          />
        )}
        <CommitField
          label={t('size.pupils')}
          value={pupils ?? 0}
          min={0}
          max={200}
          unit=""
          whole
          onValue={(count) => onPupils(count === 0 ? null : count)}
        />
      </div>
    </section>
  );
}
