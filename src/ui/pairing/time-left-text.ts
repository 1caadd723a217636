/** Formats a time span as minutes and seconds. Never below zero. */

/** *9:07*. @param milliseconds time left */
export function toTimeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
