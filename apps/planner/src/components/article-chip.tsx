import { useRef } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Dialog } from './dialog.tsx';

/** Where a number or a rule comes from. `basis: 'assumption'`: the text is used outside its own scope, so the chip is dashed. */
export interface Citation {
  /** "Pasal 5 ayat (1) huruf c" */
  readonly article: string;
  /** Verbatim, or empty when the text is not stored. */
  readonly quote: string;
  readonly gist?: string | null;
  /** Name of the regulation: "Perbup Bengkayang 51/2021". */
  readonly source: string;
  readonly status?: string | null;
  readonly basis?: 'law' | 'assumption';
}

/** Law: a solid chip with the article; pressed, it shows quote, gist and source. */
export function ArticleChip({ citation, label }: { citation: Citation; label?: string }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const name = label ?? (shortArticle(citation.article) || citation.source);
  return (
    <>
      <button
        type="button"
        className={citation.basis === 'assumption' ? 'chip chip-assumption' : 'chip chip-law'}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        <span aria-hidden="true">§</span> {name}
      </button>
      <Dialog ref={dialog} title={citation.article || citation.source}>
        {citation.gist && <p>{citation.gist}</p>}
        {citation.quote ? (
          <figure className="quote">
            <blockquote lang="id">“{citation.quote}”</blockquote>
            <figcaption>{citation.source}</figcaption>
          </figure>
        ) : (
          <p className="muted">{t('citation.noText', { source: citation.source })}</p>
        )}
        {citation.basis === 'assumption' && <p className="note">{t('citation.outside')}</p>}
        {citation.status && (
          <p className="muted small">
            {t('citation.status', { status: t(`valueStatus.${citation.status}`, { defaultValue: citation.status }) })}
          </p>
        )}
      </Dialog>
    </>
  );
}

/** "Pasal 5 ayat (1) huruf c" -> "Pasal 5 (1) c". */
export function shortArticle(article: string): string {
  return article
    .replace(/\s*\bayat\s+/g, ' ')
    .replace(/\s*\b(huruf|angka)\s+/g, ' ')
    .trim();
}
