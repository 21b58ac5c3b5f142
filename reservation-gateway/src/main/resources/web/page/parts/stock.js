import { h, set, text } from '../lib/dom.js'
import { number } from '../lib/format.js'
import { say, sayWord } from '../lib/say.js'

/**
 * What stands on a shelf, in one bar: free to sell, held by carts, kept back. The measure of the
 * whole page: wherever stock is shown, it is shown so.
 *
 * @returns the element, and `show` for an item as the API tells it
 */
export function stockBar() {
  const free = h('i.free')
  const held = h('i.held')
  const kept = h('i.kept')
  const element = h('span.bar', { role: 'img' }, free, held, kept)
  return { element, show }

  function show(row) {
    const keptBack = Math.max(0, row.onHand - row.reserved - row.available)
    const all = Math.max(1, row.available + row.reserved + keptBack)
    for (const [part, units] of [[free, row.available], [held, row.reserved], [kept, keptBack]]) {
      part.hidden = units === 0
      part.style.width = `${(100 * units) / all}%`
    }
    set(element, 'aria-label', say('stock.bar', {
      available: number(row.available), reserved: number(row.reserved), onHand: number(row.onHand)
    }))
  }
}

/** A status in words, with a mark that tells it without colour, too. */
export function badge() {
  const element = h('span.badge')
  return {
    element,
    show(row) {
      const word = row.shortfall ? 'short' : row.status
      set(element, 'data-status', word)
      text(element, sayWord('status', word))
    }
  }
}

/** The three figures of an item, large. */
export function figures() {
  const parts = ['available', 'reserved', 'onHand'].map(name => ({ name, value: h('dd') }))
  const short = h('p.short', { hidden: true })
  const element = h('div', {},
    h('dl.figures', {}, parts.map(part => h(`div.${part.name}`, {}, h('dt', {}, say(`figure.${part.name}`)), part.value))),
    short)
  return {
    element,
    show(row) {
      parts.forEach(part => text(part.value, number(row[part.name]), true))
      set(short, 'hidden', !row.shortfall)
      text(short, row.shortfall ? say('figure.shortfall', { n: number(row.shortfall) }) : '')
    }
  }
}
