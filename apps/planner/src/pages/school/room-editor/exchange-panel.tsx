import { saveFile } from '../../../components/save-file.ts';
import { InputError } from '@giliran/kernel';
import type { RoomLayout } from '@giliran/planning';
import { useState } from 'react';
import { FileDrop } from '../../../components/file-drop.tsx';
import { runEngine } from '../../../engine/engine-client.ts';
import type { LimitsQuestion } from '../../../engine/tasks/explain-limits.ts';
import type { MarkedRoom } from '../../../engine/tasks/mark-seats.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { printRoomOf } from './print-room.ts';
import { layoutFile, layoutOfFile, seatsCsv } from './room-files.ts';

interface ExchangePanelProps {
  readonly layout: RoomLayout;
  readonly law: LimitsQuestion;
  readonly wrong: boolean;
  readonly onImport: (layout: RoomLayout) => void;
}

/** The drawing and its seats as files, and a drawing from a file; an import is one step that can be undone. */
export function ExchangePanel({ layout, law, wrong, onImport }: ExchangePanelProps) {
  const { t } = useTranslation('room-editor');
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      onImport(layoutOfFile(await file.text()));
      setSaid({ text: t('files.imported', { file: file.name }), bad: false });
    } catch (error) {
      setSaid({
        text: t('files.refused', { file: file.name, reason: error instanceof InputError ? `${error.path} ${error.message}`.trim() : '' }),
        bad: true,
      });
    }
  }
  async function marked(): Promise<MarkedRoom> {
    return runEngine('markDrawing', { layout, law, seats: layout.deskUse === 'LEAVE' ? 'leave' : 'rows', origin: 'A' });
  }

  async function saveSvg(): Promise<void> {
    const [room, { seatMapSvg }] = await Promise.all([marked(), import('@giliran/documents')]);
    saveFile('denah.svg', 'image/svg+xml', seatMapSvg(printRoomOf('denah', layout, room)));
  }

  return (
    <details className="card sub-details">
      <summary>{t('files.title')}</summary>
      <div className="row">
        <button type="button" className="button-secondary" onClick={() => saveFile('ruang.json', 'application/json', layoutFile(layout))}>
          {t('files.json')}
        </button>
        <button
          type="button"
          className="button-secondary"
          disabled={wrong}
          onClick={() => void marked().then((room) => saveFile('kursi.csv', 'text/csv', seatsCsv(room.marks?.marks ?? [])))}
        >
          {t('files.csv')}
        </button>
        <button type="button" className="button-secondary" disabled={wrong} onClick={() => void saveSvg()}>
          {t('files.svg')}
        </button>
      </div>
      <FileDrop label={t('files.import')} accept=".json" onFiles={([file]) => void read(file)} />
      {said && (
        <p className={said.bad ? 'field-error' : 'small'} role="status">
          {said.text}
        </p>
      )}
    </details>
  );
}
