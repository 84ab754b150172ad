import { paperHtml, seatMapSheet, type Paper, type SheetHead } from '@giliran/documents';
import type { SchoolFacts } from '@giliran/planning';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import type { PlanBoard } from '../schedule/plan-board.ts';
import { planNamesOf } from '../schedule/plan-names.ts';
import { useJudgedPlan } from '../schedule/use-judged-plan.ts';
import { useLimits } from '../use-limits.ts';
import { downloadPaper, type FileFormat } from './deliver-paper.ts';
import { scheduleArticles, seatMapInput, sheetHeadOf } from './print-inputs.ts';
import { PupilNamesQuery } from './pupil-names-query.ts';
import { useMarkedRooms, usePreviousPlan, useProtocolLines } from './use-print-sources.ts';
import { StatementQuery } from './statement-query.ts';
import { SuspensionQuery } from './suspension-query.ts';
import { PAPERS, paperOf, OF_CHOSEN_ROMBEL, WITHOUT_PLAN, type PaperKind } from './week-papers.ts';

type DocumentKind = PaperKind | 'seats';
const DOCUMENTS: readonly DocumentKind[] = [...PAPERS, 'seats'];
/** Documents about pupils, in which names may stand. */
const WITH_NAMES: ReadonlySet<DocumentKind> = new Set(['lists', 'cards']);

interface PrintDeskProps {
  readonly school: QueriedSchool;
  readonly facts: SchoolFacts;
  readonly board: PlanBoard;
}

/** Choose a document and what goes into it, look at it, print it. Everything is made in the browser. */
export function PrintDesk({ school, facts, board }: PrintDeskProps) {
  const { t } = useTranslation('print');
  const frame = useRef<HTMLIFrameElement>(null);
  const plan = board.present;
  const [kind, setKind] = useState<DocumentKind>(plan ? 'schedule' : 'seats');
  const [leftOutRombel, setLeftOutRombel] = useState<ReadonlySet<string>>(new Set());
  const [leftOutRooms, setLeftOutRooms] = useState<ReadonlySet<string>>(new Set());
  const [withNames, setWithNames] = useState(false);
  const { judged } = useJudgedPlan(facts, plan);
  const [{ data: named, fetching: readingNames, error: namesError }] = useQuery({
    query: PupilNamesQuery,
    variables: { id: school.id },
    pause: !withNames || !WITH_NAMES.has(kind),
  });
  const measured = facts.rooms.filter((room) => room.widthCm !== null && room.lengthCm !== null);
  const roomIds = measured.map((room) => room.id).filter((id) => !leftOutRooms.has(id));
  const { rooms: marked, error: marksError } = useMarkedRooms(facts, kind === 'seats' ? roomIds : []);
  const names = useMemo(() => planNamesOf(facts, plan), [facts, plan]);
  const rombelIds = new Set(facts.rombel.map((rombel) => rombel.id).filter((id) => !leftOutRombel.has(id)));
  const listed = school.rombel.some((rombel) => rombel.listed);
  const { previous, reading: readingPrevious } = usePreviousPlan(school.id, board, kind === 'change');
  const { setting } = facts;
  const protocol = useProtocolLines(kind === 'posters');
  const [{ data: standing }] = useQuery({
    query: SuspensionQuery,
    variables: { id: school.id },
    pause: kind !== 'suspension',
    requestPolicy: 'cache-and-network',
  });
  const [{ data: chosen, fetching: readingStatement }] = useQuery({
    query: StatementQuery,
    variables: { id: school.id },
    pause: kind !== 'letters',
    requestPolicy: 'cache-and-network',
  });
  const statement = chosen?.school.stampedStatement;
  const limits = useLimits({ form: facts.form, regulationIds: setting.regulationIds, phase: setting.phase, date: setting.startDate });
  const waiting = kind === 'seats' ? marked === null : WITH_NAMES.has(kind) && withNames && readingNames;
  const head = sheetHeadOf(school, board, articlesOf(), today(), setting.startDate);
  const paper = waiting || kind === 'seats' ? null : paperNow(kind, head);
  const html = waiting ? null : kind === 'seats' ? seatsHtml(head) : paper && paperHtml(paper);

  function articlesOf(): readonly string[] {
    if (kind === 'seats') return [...new Set((marked ?? []).flatMap((room) => room.articles))];
    return WITHOUT_PLAN.has(kind) ? [] : scheduleArticles(judged?.judgement.findings ?? []);
  }

  function seatsHtml(sheetHead: SheetHead): string {
    return seatMapSheet(
      seatMapInput(
        facts,
        plan,
        sheetHead,
        (marked ?? []).filter((room) => roomIds.includes(room.roomId)),
      ),
    );
  }

  function paperNow(paperKind: PaperKind, sheetHead: SheetHead): Paper | null {
    const spacing = limits?.distanceM;
    return paperOf(paperKind, {
      facts,
      plan,
      names,
      head: sheetHead,
      rombelIds,
      nameById: new Map(withNames ? named?.school.pupils.map((pupil) => [pupil.id, pupil.name]) : []),
      previous,
      protocol,
      statement: statement?.body ? { text: statement.body, source: statement.source } : null,
      lifecycle: standing?.school.lifecycle ?? null,
      spacing: spacing && spacing.value !== null ? { valueM: spacing.value, article: spacing.citations[0]?.article ?? '' } : null,
    });
  }

  function emptyText(): string {
    if (!plan && kind !== 'seats' && !WITHOUT_PLAN.has(kind)) return t('noPlan');
    if (kind === 'suspension' && standing) return t('notSuspended');
    return kind === 'change' && !readingPrevious ? t('noPrevious') : t('making');
  }

  return (
    <div className="print-desk">
      <div>
        <fieldset>
          <legend>{t('document.title')}</legend>
          {DOCUMENTS.map((option) => (
            <label key={option} className="check">
              <input type="radio" name="document" checked={kind === option} onChange={() => setKind(option)} />
              <span>{t(`document.${option}`)}</span>
            </label>
          ))}
        </fieldset>
        {kind === 'seats' ? (
          <Choices
            title={t('rooms')}
            items={measured.map((room) => [room.id, room.name])}
            leftOut={leftOutRooms}
            onLeftOut={setLeftOutRooms}
          />
        ) : (
          OF_CHOSEN_ROMBEL.has(kind) && (
            <Choices
              title={t('rombel')}
              items={facts.rombel.map((rombel) => [rombel.id, rombel.name])}
              leftOut={leftOutRombel}
              onLeftOut={setLeftOutRombel}
            />
          )
        )}
        {kind === 'seats' && measured.length < facts.rooms.length && (
          <p className="note">{t('unmeasured', { count: facts.rooms.length - measured.length })}</p>
        )}
        {WITH_NAMES.has(kind) && listed && (
          <fieldset>
            <legend>{t('names.title')}</legend>
            <label className="check">
              <input type="checkbox" checked={withNames} onChange={(event) => setWithNames(event.target.checked)} />
              <span>{t('names.include')}</span>
            </label>
            <p className="field-hint">{t('names.hint')}</p>
          </fieldset>
        )}
        {kind === 'letters' && !readingStatement && !statement?.body && <p className="note">{t('noStatement')}</p>}
        {(namesError ?? marksError) && (
          <p className="field-error" role="alert">
            {namesError ? errorText(namesError, t) : marksError?.message}
          </p>
        )}
        <p className="row">
          <button type="button" className="button" disabled={html === null} onClick={() => frame.current?.contentWindow?.print()}>
            {t('print')}
          </button>
          {kind !== 'seats' && <FileButtons paper={paper} />}
        </p>
        <p className="muted small">{t('hint')}</p>
      </div>
      <div className="print-preview">
        {html === null ? (
          <p className="muted">{emptyText()}</p>
        ) : (
          // Every text inside is escaped; the sandbox allows no script, only that this page may call the frame's print dialog.
          <iframe
            ref={frame}
            sandbox="allow-same-origin allow-modals"
            title={t('preview', { document: t(`document.${kind}`) })}
            srcDoc={html}
          />
        )}
      </div>
    </div>
  );
}

/** The same paper as a file: PDF to send, workbook to change. */
function FileButtons({ paper }: { readonly paper: Paper | null }) {
  const { t } = useTranslation('print');
  const [busy, setBusy] = useState<FileFormat | null>(null);
  const [failed, setFailed] = useState(false);
  async function press(format: FileFormat): Promise<void> {
    if (!paper) return;
    setBusy(format);
    setFailed(false);
    try {
      await downloadPaper(paper, format);
    } catch {
      setFailed(true);
    }
    setBusy(null);
  }
  return (
    <>
      {(['pdf', 'xlsx'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="button-secondary"
          disabled={paper === null || busy !== null}
          onClick={() => void press(format)}
        >
          {busy === format ? t('file.making') : t(`file.${format}`)}
        </button>
      ))}
      {failed && (
        <span className="field-error" role="alert">
          {t('file.failed')}
        </span>
      )}
    </>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly items: readonly (readonly [id: string, name: string])[];
  readonly leftOut: ReadonlySet<string>;
  readonly onLeftOut: (leftOut: ReadonlySet<string>) => void;
}

function Choices({ title, items, leftOut, onLeftOut }: ChoicesProps) {
  const { t } = useTranslation('print');
  return (
    <fieldset>
      <legend>{title}</legend>
      <p className="row">
        <button type="button" className="button-plain" onClick={() => onLeftOut(new Set())}>
          {t('choose.all')}
        </button>
        <button type="button" className="button-plain" onClick={() => onLeftOut(new Set(items.map(([id]) => id)))}>
          {t('choose.none')}
        </button>
      </p>
      <div className="print-choices">
        {items.map(([id, name]) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={!leftOut.has(id)}
              onChange={(event) => {
                const next = new Set(leftOut);
                if (event.target.checked) next.delete(id);
                else next.add(id);
                onLeftOut(next);
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The date on the wall of the school, West Indonesian time. */
function today(): `${number}-${number}-${number}` {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Pontianak', year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  ) as `${number}-${number}-${number}`;
}
