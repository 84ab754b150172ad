import { InputError } from '@giliran/kernel';
import { weibullDays } from '../distributions.ts';
import { at, fail, isMissing, readNumber, readObject } from '../input-reader.ts';
import { householdCourses, simulateHouseholdRisk, solveHouseholdRisk, type HouseholdRisk } from './household-risk.ts';
import type { Kind } from './kind-answer.ts';
import type { Inputs } from './kind-inputs.ts';
import { SCHOOL_TYPES, type SchoolMeasure, type SchoolStudy, type SchoolType } from './school-outbreak.ts';
import { schoolStudy } from './school-study.ts';

/** Transmissibility of Delta against the wild type (Lasser et al. 2022). */
const DELTA_FACTOR = 2.25;

const householdFigures = ({ base, sd, attackAtReference }: HouseholdRisk): Record<string, number> => ({
  base_transmission_risk_per_day: base,
  sd,
  delta: DELTA_FACTOR * base,
  attack_at_0_060: attackAtReference,
});

/** Days from infection to infectiousness and to symptoms: Delta, and earlier variants (Lasser et al. 2022). */
const STUDY_DAYS = {
  DELTA: { exposureDays: [3, 1.9], onsetDays: [4.4, 1.9] },
  ALPHA: { exposureDays: [5, 1.9], onsetDays: [6.4, 0.8] },
  WILD: { exposureDays: [5, 1.9], onsetDays: [6.4, 0.8] },
} as const;

/** Daily household risk of the wild type, and how much more the variants transmit. */
const STUDY_RISK = { base: 0.073769, DELTA: DELTA_FACTOR, ALPHA: 1.5, WILD: 1 };

function readSchoolType(inputs: Inputs): SchoolType {
  const text = isMissing(inputs.values['school']) ? 'primary' : inputs.text('school').toLowerCase();
  const hasDayCare = /day\s*-?care|_dc/.test(text);
  if (text.includes('primary')) return hasDayCare ? SCHOOL_TYPES.primaryDayCare : SCHOOL_TYPES.primary;
  const type = /lower|upper|secondary/.exec(text)?.[0];
  if (!type || hasDayCare)
    return fail(inputs.path('school'), 'a primary school (also with day care), or a lower, upper or whole secondary school', text);
  return type === 'lower' ? SCHOOL_TYPES.lowerSecondary : type === 'upper' ? SCHOOL_TYPES.upperSecondary : SCHOOL_TYPES.secondary;
}

function readStudy(inputs: Inputs): SchoolStudy {
  const variant = isMissing(inputs.values['variant']) ? 'delta' : inputs.text('variant').toLowerCase();
  const known = (['DELTA', 'ALPHA', 'WILD'] as const).find((name) => variant.includes(name.toLowerCase()));
  if (!known) return fail(inputs.path('variant'), 'a text that names Delta, Alpha or wild', variant);
  const named = Number(/risk\D*([0-9.]+)/.exec(variant)?.[1] ?? STUDY_RISK.base * STUDY_RISK[known]);
  if (!(named >= 0 && named <= 1)) fail(inputs.path('variant'), 'a household risk a day from 0 to 1', variant);
  const path = inputs.path('mask_efficiency');
  const masks = isMissing(inputs.values['mask_efficiency']) ? {} : readObject(inputs.values['mask_efficiency'], path);
  return {
    ...STUDY_DAYS[known],
    infectionDays: [10.91, 3.95],
    subclinicalModifier: 0.6,
    type: readSchoolType(inputs),
    rombel: inputs.whole('classes', 1, 100, 8),
    pupilsPerRombel: inputs.whole('pupils_per_class', 1, 100, 19),
    householdRisk: named,
    maskOut: readNumber(masks['exhale'] ?? undefined, at(path, 'exhale'), 0, 1, 0.5),
    maskIn: readNumber(masks['inhale'] ?? undefined, at(path, 'inhale'), 0, 1, 0.7),
    ventilationFactor: inputs.number('ventilation_factor', 0, 1, 0.36),
    contactWeight: inputs.number('far_contact_weight', 0, 1, 0.3),
    quarantineDays: inputs.whole('quarantine_days', 0, 366, 10),
  };
}

function readMeasure(inputs: Inputs): SchoolMeasure {
  const text = isMissing(inputs.values['measure']) ? 'No NPIs' : inputs.text('measure').trim();
  const match = /^(?:(No NPIs|Class Size Reduction|Ventilation)|(Masks) (Students|Teachers)|(Testing) (Students|Teachers) ([1-5])x)$/.exec(
    text,
  );
  if (!match)
    return fail(
      inputs.path('measure'),
      "'No NPIs', 'Class Size Reduction', 'Ventilation', 'Masks Students', 'Masks Teachers', or 'Testing Students 2x' or 'Testing Teachers 2x' with 1 to 5 tests a week",
      text,
    );
  return {
    measure: (match[1] ?? match[2] ?? match[4]) as SchoolMeasure['measure'],
    who: (match[3] ?? match[5]) === 'Teachers' ? 'teacher' : 'pupil',
    testsPerWeek: Number(match[6] ?? 0),
  };
}

const AEROSOL_SETTINGS = ['shared_office', 'classroom', 'ski_cabin', 'skagit_chorale', 'bus_ride', 'gym', 'waiting_room'] as const;

/** A setting of another model is computed only from inputs in the request, and no request carries those of its particle model. */
function refuseAerosol(inputs: Inputs): never {
  const model = inputs.text('model');
  const known = AEROSOL_SETTINGS.find((name) => model.includes(`${name}_mc`) || model.trim() === name);
  if (!known)
    fail(inputs.path('model'), `one of the CAiMIRA test settings ${AEROSOL_SETTINGS.map((name) => `${name}_mc`).join(', ')}`, model);
  throw new InputError(
    inputs.path('model'),
    `The setting '${known}_mc' is not computed: the request does not give its viral load, infectious dose and particle distributions. Maybe the kind wells_riley with a quanta rate of your own?`,
  );
}

/** Published studies run again. */
export const PUBLISHED_KINDS = {
  published_calibration(inputs, seed, replicates) {
    const target = inputs.above('target_adult_household_secondary_attack');
    const courses = householdCourses({
      exposure: inputs.days('exposure_days'),
      // Onset as in the published calibration; its index cases all have symptoms, as those of household studies, who are found by them.
      onset: inputs.days('symptom_onset_days', weibullDays(6.4, 0.8, 0)),
      infection: inputs.days('infection_duration_days'),
      symptomaticFraction: inputs.number('symptomatic_fraction', 0, 1, 1),
      subclinicalModifier: inputs.number('subclinical_modifier', 0, 1, 1),
    });
    if (courses.length === 0)
      fail(inputs.path('infection_duration_days'), 'durations that can exceed the exposed days', inputs.values['infection_duration_days']);
    const exact = solveHouseholdRisk(courses, target);
    if (!exact)
      return fail(inputs.path('target_adult_household_secondary_attack'), 'an attack that a daily risk up to 1 can reach', target);
    const { figures, errors } = simulateHouseholdRisk(courses, target, exact, seed, replicates);
    return {
      exact: householdFigures(exact),
      simulated: { ...householdFigures(figures), replicates, standardErrors: householdFigures(errors) },
    };
  },
  published_abm(inputs, seed, replicates) {
    const { figures, standardErrors } = schoolStudy(readStudy(inputs), readMeasure(inputs), seed, replicates);
    return { simulated: { ...figures, replicates, standardErrors } };
  },
  published_aerosol_mc(inputs) {
    return refuseAerosol(inputs);
  },
} satisfies Record<string, Kind>;
