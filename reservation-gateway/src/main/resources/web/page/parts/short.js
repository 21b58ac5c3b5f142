import { h, list, text } from '../lib/dom.js'
import { segment } from '../lib/api.js'
import { number } from '../lib/format.js'
import { say } from '../lib/say.js'

/** The items of which more is promised than there is, and by how much. */
export function shortItems() {
  const rows = h('ul.shortages')
  const words = h('p.lead', {}, say('system.unknown'))
  return {
    element: h('div', {}, rows, words),
    /** @param page of the list of items that have a shortfall */
    show({ items, matching }) {
      list(rows, items, row => row.item, make, (element, row) => element.show(row))
      words.hidden = items.length > 0 && items.length === matching
      text(words, items.length === 0 ? say('system.short.none') : say('system.short.first', { n: number(items.length), all: number(matching) }))
    }
  }
}

function make({ item }) {
  const units = h('b')
  const row = h('li', {}, h('a', { href: `#/item/${segment(item)}` }, item), units)
  row.show = next => text(units, say('system.short.units', { n: number(next.shortfall) }), true)
  return row
}
