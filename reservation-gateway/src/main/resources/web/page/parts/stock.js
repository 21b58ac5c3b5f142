import { h, set, text } from '../lib/dom.js'
import { number } from '../lib/format.js'
import { say, sayWord } from '../lib/say.js'

/** From here on three figures do not stand side by side on a phone. */
const WIDE = 100_000

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
    const keptBack = keptOf(row)
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

/** Units that are there, free, and not for sale. */
const keptOf = row => Math.max(0, row.onHand - row.reserved - row.available)

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

/** The figures of an item, large; what is kept back only where something is, for else they add up without. */
export function figures() {
  const parts = ['available', 'reserved', 'onHand'].map(name => ({ name, value: h('dd') }))
  const kept = h('dd')
  const keptBack = h('div.kept', { hidden: true }, h('dt', {}, say('figure.kept')), kept)
  const short = h('p.short', { hidden: true })
  const all = h('dl.figures', {}, parts.map(part => h(`div.${part.name}`, {}, h('dt', {}, say(`figure.${part.name}`)), part.value)), keptBack)
  const element = h('div', {}, all, short)
  return {
    element,
    show(row) {
      parts.forEach(part => text(part.value, number(row[part.name]), true))
      set(all, 'data-wide', parts.some(part => row[part.name] >= WIDE))
      set(all, 'data-sold-out', row.available === 0)
      set(keptBack, 'hidden', keptOf(row) === 0)
      text(kept, number(keptOf(row)), true)
      set(short, 'hidden', !row.shortfall)
      text(short, row.shortfall ? say('figure.shortfall', { n: number(row.shortfall) }) : '')
    }
  }
}
