import { exp, expm1 } from './exact-math.ts';

/** How a well-mixed room turns start concentration C0 and emission E into exposure and end concentration. */
export interface AirCoefficients {
  /** exposure = startExposure * C0 + emissionExposure * E (quanta h / m3). */
  startExposure: number;
  emissionExposure: number;
  /** end concentration = startLeft * C0 + emissionLeft * E (quanta / m3). */
  startLeft: number;
  emissionLeft: number;
}

/**
 * Exact solution of the well-mixed room over a stay (Gammaitoni & Nucci 1997), with the limit for small losses as a series.
 * @param lossPerHour air changes + decay + deposition; @param hours length; @param volumeM3 room volume. O(1).
 */
export function airCoefficients(lossPerHour: number, hours: number, volumeM3: number): AirCoefficients {
  const x = lossPerHour * hours;
  // (1 - e^-x)/x and (x - 1 + e^-x)/x^2; the second loses digits to cancellation long before x = 1e-6.
  const first = x < 1e-6 ? 1 - x / 2 : -expm1(-x) / x;
  const second = x < 0.02 ? 0.5 - x * (1 / 6 - x * (1 / 24 - x * (1 / 120 - x * (1 / 720 - x / 5040)))) : (1 - first) / x;
  return {
    startExposure: hours * first,
    emissionExposure: (hours * hours * second) / volumeM3,
    startLeft: exp(-x),
    emissionLeft: (hours * first) / volumeM3,
  };
}
