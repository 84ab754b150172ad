import type { SavedPlan, SchoolFacts, SchoolPreset, SchoolSetting } from '@giliran/planning';
import { useState } from 'react';
import { useClient, useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { SaveSettingMutation } from '../setting/setting-query.ts';
import { SchoolFactsQuery, type QueriedSchool } from '../school-facts-query.ts';
import { settingValuesOf } from './setting-values.ts';

/** What was there before a method changed the rules of the school. */
interface BeforeMethod {
  readonly method: SchoolPreset;
  readonly setting: SchoolSetting;
  readonly plan: SavedPlan | null;
  /** Version of the setting that the method wrote. */
  readonly version: number;
}

export interface MethodTaking {
  readonly busy: boolean;
  readonly complaint: string | null;
  /** The method whose rules the school has now, while they can still be taken back. */
  readonly taken: SchoolPreset | null;
  /** Puts the plan of a method on the board, after the rules it needs are saved. */
  readonly take: (method: SchoolPreset) => Promise<void>;
  /** Rules and plan as they were before. */
  readonly restore: () => Promise<void>;
}

interface MethodOptions {
  readonly school: QueriedSchool;
  readonly facts: SchoolFacts;
  readonly present: SavedPlan | null;
  readonly onTake: (plan: SavedPlan) => void;
}

/** Takes a method by name: where it needs other shifts, merged rombel or weeks A and B, the school's rules are changed first. */
export function useMethod({ school, facts, present, onTake }: MethodOptions): MethodTaking {
  const { t } = useTranslation('schedule');
  const [{ fetching }, saveSetting] = useMutation(SaveSettingMutation);
  const [before, setBefore] = useState<BeforeMethod | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const client = useClient();

  /** The version of the saved setting; null when it was not saved. */
  async function write(setting: SchoolSetting, version: number): Promise<number | null> {
    setComplaint(null);
    const { data, error } = await saveSetting({ schoolId: school.id, version, setting: settingValuesOf(setting) });
    if (error || !data) {
      setComplaint(error ? errorText(error, t) : t('common:networkError'));
      return null;
    }
    if (data.saveSetting.__typename === 'SettingConflict') {
      setComplaint(t('methods.conflict'));
      return null;
    }
    // The facts first: under the old rules the plan of a method would look broken.
    setReading(true);
    await client.query(SchoolFactsQuery, { id: school.id, names: false }, { requestPolicy: 'network-only' }).toPromise();
    setReading(false);
    return data.saveSetting.version;
  }

  return {
    busy: fetching || reading,
    complaint,
    taken: before?.method ?? null,
    async take(method) {
      if (!method.plan) return;
      if (method.needs.length === 0) return onTake(method.plan);
      const version = await write({ ...facts.setting, ...method.setting }, school.setting.version);
      if (version === null) return;
      setBefore({ method, setting: facts.setting, plan: present, version });
      onTake(method.plan);
    },
    async restore() {
      if (!before) return;
      // A setting that was changed again since is not overwritten: the version says so.
      if ((await write(before.setting, before.version)) === null) return;
      setBefore(null);
      if (before.plan) onTake(before.plan);
    },
  };
}
