import { fixedDays, gammaDays, logNormalDays, weibullDays, type DayTable } from '../distributions.ts';
import { at, fail, isMissing, readChoice, readInteger, readNumber, type Json } from '../input-reader.ts';
import { BUILTINS, type Builtin } from '../rotation-input.ts';

/** Inputs of a case with pointers: numbers by name. */
export class Inputs {
  readonly values: Json;

  constructor(values: Json) {
    this.values = values;
  }

  path(name: string): string {
    return at('/inputs', name);
  }

  number(name: string, min: number, max = 1e15, fallback?: number): number {
    return readNumber(this.values[name] ?? undefined, this.path(name), min, max, fallback);
  }

  whole(name: string, min: number, max: number, fallback?: number): number {
    return readInteger(this.values[name] ?? undefined, this.path(name), min, max, fallback);
  }

  text(name: string): string {
    const value = this.values[name];
    if (typeof value !== 'string') fail(this.path(name), 'a text', value);
    return value as string;
  }

  schedule(): Builtin {
    return readChoice(this.values['schedule'], this.path('schedule'), BUILTINS);
  }

  /** Days: a number, or a text such as 'Weibull mean 5.0 sd 1.9' (Weibull when no other distribution is named). */
  days(name: string, fallback?: DayTable): DayTable {
    const value = this.values[name];
    if (isMissing(value) && fallback) return fallback;
    if (typeof value === 'number') return fixedDays(Math.round(this.number(name, 0, 60)));
    const match = /^\s*(weibull|gamma|log-?normal)?,?\s*(?:mean)?[\s=:]*([0-9.]+)\s*[,;]?\s*sd[\s=:]*([0-9.]+)/i.exec(this.text(name));
    const [mean, sd] = [Number(match?.[2] ?? NaN), Number(match?.[3] ?? NaN)];
    if (!(mean >= 0.1 && mean <= 60 && sd >= 0 && sd <= 60))
      fail(
        this.path(name),
        "days, or a text such as 'Weibull mean 5.0 sd 1.9' (Weibull, gamma or lognormal; mean 0.1 to 60, sd 0 to 60)",
        value,
      );
    const family = (match?.[1] ?? 'weibull').toLowerCase();
    if (family === 'weibull') return weibullDays(mean, sd, 0);
    return family === 'gamma' ? gammaDays(mean, sd, 0) : logNormalDays(mean, sd, 1, 0, 0);
  }

  above(name: string): number {
    const value = this.number(name, 0);
    if (value === 0) fail(this.path(name), 'a number above 0', 0);
    return value;
  }
}
