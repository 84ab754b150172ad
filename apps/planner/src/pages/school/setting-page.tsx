import { useTranslation } from '../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { PageHeader } from '../../components/page-header.tsx';
import { LoadState } from './load-state.tsx';
import { NextLink } from './next-link.tsx';
import { SettingEditor } from './setting/setting-editor.tsx';
import { SettingQuery } from './setting/setting-query.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';

/** Regulations, phase, days and shifts a school plans with. */
export function SettingPage() {
  const { t } = useTranslation('setting');
  const schoolId = useSchoolId();
  const [{ data, error, stale }, refresh] = useQuery({ query: SettingQuery, variables: { schoolId }, requestPolicy: 'cache-and-network' });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <NextLink schoolId={schoolId} tab="jadwal" />
      </PageHeader>
      {/* The fields are filled once, from the network: an older cached version would only lead to a conflict. */}
      {data && !stale ? (
        <SettingEditor key={schoolId} data={data} onSaved={() => undefined} />
      ) : (
        <LoadState error={error} onAgain={again} />
      )}
    </>
  );
}
