export { addDays, addCalendarMonths, daysBetween, isDay, weekdayOf, WEEKDAYS, type Day, type Weekday } from './day.ts';
export { weekOf } from './week-of.ts';
export { InputError, pointer } from './input-error.ts';
export { randomBits, randomUnit } from './random.ts';
