import { locale } from './prefs.js'

const made = new Map()

function cached(name, make) {
  const key = `${locale()} ${name}`
  if (!made.has(key)) made.set(key, make(locale()))
  return made.get(key)
}

/** A whole number as this reader writes it. */
export const number = value => cached('n', l => new Intl.NumberFormat(l)).format(value)

/** With a sign, also for what came in; a true minus. */
export const delta = value =>
  value === 0 ? '±0' : (value > 0 ? '+' : '−') + number(Math.abs(value))

/** With one decimal, for rates. */
export const rate = value =>
  cached('r', l => new Intl.NumberFormat(l, { minimumFractionDigits: 1, maximumFractionDigits: 1 })).format(value)

/** A span in the unit that fits it: `87 ms`, `1.4 s`. */
export function span(millis) {
  if (!Number.isFinite(millis)) return '–'
  return millis < 1000 ? `${number(Math.round(millis))} ms` : `${rate(millis / 1000)} s`
}

/** How long something took: in the unit that fits it, or as clocks show it. */
export const lasting = millis => (millis < 60_000 ? span(millis) : left(millis))

/** A moment in the reader's own time zone; the day only if it is not today. */
export function moment(millis) {
  const at = new Date(millis)
  const today = at.toDateString() === new Date().toDateString()
  return cached(today ? 't' : 'd', l =>
    new Intl.DateTimeFormat(l, today
      ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
      : { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' })).format(at)
}

/** With all that is known of it, for titles. */
export const fullMoment = millis =>
  cached('f', l => new Intl.DateTimeFormat(l, { dateStyle: 'full', timeStyle: 'long' })).format(new Date(millis))

/** What is left, as clocks show it: `4:59`, `1:02:03`. */
export function left(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000))
  const two = value => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
