import { h } from '../lib/dom.js'
import { reasonOf } from '../lib/reason.js'

const SHOWN_MILLIS = 6_000

/** Says something in passing, at the lower edge; screen readers hear it. */
export function note(message, tone = 'plain') {
  const element = h('p.note', { 'data-tone': tone }, message)
  document.getElementById('notes').append(element)
  setTimeout(() => element.remove(), SHOWN_MILLIS)
}

export const complain = failure => note(reasonOf(failure), 'bad')

/** What stands where there is nothing to show: why, and what to do about it. */
export function empty(title, advice, ...more) {
  return h('div.empty', {}, h('p.empty-title', {}, title), advice && h('p', {}, advice), ...more)
}
