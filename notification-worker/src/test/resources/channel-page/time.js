// Times and days as people name them, in their own time zone.

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const SECONDS = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const WHOLE = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const DAY = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

export const clock = (date) => CLOCK.format(date);
export const clockWithSeconds = (date) => SECONDS.format(date);
export const whole = (date) => WHOLE.format(date);

/** The local day of a moment, such as 2026-11-23. */
export function dayOf(date) {
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What a day of `dayOf` is called today. */
export function nameOfDay(day) {
  const now = new Date();
  if (day === dayOf(now)) return 'Today';
  if (day === dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return 'Yesterday';
  const date = new Date(`${day}T12:00`);
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(date);
}
