import { useTranslation } from '../i18n/use-translation.ts';
import { ArticleChip, shortArticle } from './article-chip.tsx';

/** A provision as the API gives it. */
export interface CitedProvision {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  readonly gist: string;
}

/** The articles a condition or a line rests on, as chips with their text. */
export function ProvisionChips({ provisions }: { provisions: readonly CitedProvision[] }) {
  const { t } = useTranslation();
  return (
    <>
      {provisions.map(({ id, article, quote, gist }) => (
        <ArticleChip
          key={id}
          // Two rows of one annex carry the same article; their ids tell them apart.
          {...(provisions.filter((other) => other.article === article).length > 1 ? { label: `${shortArticle(article)} · ${id}` } : {})}
          citation={{ article, quote, gist, source: id.startsWith('BU.') ? t('source.buleleng') : t('source.bengkayang') }}
        />
      ))}
    </>
  );
}
