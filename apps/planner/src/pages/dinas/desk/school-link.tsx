import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../../i18n/use-translation.ts';

interface SchoolLinkProps {
  readonly kabupatenCode: string;
  readonly school: { readonly id: string; readonly name: string; readonly npsn: string };
}

/** A school by name, leading to its desk. */
export function SchoolLink({ kabupatenCode, school }: SchoolLinkProps) {
  const { t } = useTranslation('dinas-schools');
  return (
    <>
      <Link to={`/dinas/${kabupatenCode}/sekolah/${school.id}`}>{school.name}</Link>
      <span className="muted small npsn">{t('npsn', { npsn: school.npsn })}</span>
    </>
  );
}
