import { fail, isMissing } from '../input-reader.ts';
import { AEROSOL_DEPOSITION_PER_HOUR, aerosolDecayPerHour, hourlyConcentration, nextShiftRisk, wellsRiley, type AirCase } from './air.ts';
import type { Kind } from './kind-answer.ts';
import type { Inputs } from './kind-inputs.ts';

function readAir(inputs: Inputs): AirCase {
  return {
    infectors: inputs.number('infectors', 0, 1e9, 1),
    quantaPerHour: inputs.number('quanta_per_h', 0),
    breathingM3PerH: inputs.number('breathing_m3_per_h', 0),
    volumeM3: inputs.above('room_m3'),
    ach: inputs.number('air_changes_per_h', 0),
    decay: inputs.number('virus_decay_per_h', 0, 1e9, 0),
    deposition: inputs.number('deposition_per_h', 0, 1e9, 0),
  };
}

/** Air of rooms, by formula. */
export const AIR_KINDS = {
  wells_riley(inputs) {
    const risks = wellsRiley(
      readAir(inputs),
      inputs.number('minutes', 0),
      inputs.number('mask_exhale_efficiency', 0, 1, 0),
      inputs.number('mask_inhale_efficiency', 0, 1, 0),
    );
    return {
      exact: {
        P_steady_ventilation_only: risks.ventilationOnly,
        P_steady_all_losses: risks.allLosses,
        P_transient_clean_start: risks.cleanStart,
      },
    };
  },
  wells_riley_next_shift(inputs) {
    return {
      exact: {
        P_second_shift_pupil: nextShiftRisk(
          readAir(inputs),
          inputs.number('first_shift_minutes', 0),
          inputs.number('gap_minutes', 0),
          inputs.number('second_shift_minutes', 0),
        ),
      },
    };
  },
  room_concentration(inputs) {
    const text = inputs.text('infected_present');
    const intervals = [...text.matchAll(/([0-9.]+)\s*-\s*([0-9.]+)/g)].map((match): [number, number] => [
      Number(match[1]),
      Number(match[2]),
    ]);
    if (text.trim() !== '' && (intervals.length === 0 || intervals.some(([from, to]) => !(from <= to && to <= 24))))
      fail(inputs.path('infected_present'), "intervals such as '0-4 h and 5-9 h' within 24 h", text);
    const decay = isMissing(inputs.values['virus_decay_per_h'])
      ? aerosolDecayPerHour(inputs.number('relative_humidity_percent', 0, 100, 50))
      : inputs.number('virus_decay_per_h', 0);
    const deposition = inputs.number('deposition_per_h', 0, 1e9, AEROSOL_DEPOSITION_PER_HOUR);
    const loss = inputs.number('air_changes_per_h', 0) + decay + deposition;
    const hours = hourlyConcentration(inputs.number('emission_per_h', 0), inputs.above('room_m3'), loss, intervals);
    return { exact: { C_at_h: Object.fromEntries(hours.map((c, h) => [String(h), c])), implied_removal_per_h: loss } };
  },
} satisfies Record<string, Kind>;
