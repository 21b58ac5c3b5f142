import { h, text } from '../lib/dom.js'
import { segment } from '../lib/api.js'
import { maySee } from '../lib/caller.js'
import { number } from '../lib/format.js'
import { say } from '../lib/say.js'
import { badge, stockBar } from './stock.js'

const NUMBERS = ['available', 'reserved', 'onHand']

/** A row of the shelf. `show` changes only what has changed. */
export function shelfRow({ item }) {
  const href = maySee('item') ? `#/item/${segment(item)}` : `#/store?item=${segment(item)}`
  const bar = stockBar()
  const status = badge()
  const cells = NUMBERS.map(name => h(`td.number.col-${name}`, { 'data-label': say(`column.${name}`) }))
  const row = h('tr', { onclick: open },
    h('th.col-item', { scope: 'row' }, h('a', { href }, item)),
    h('td.col-share', {}, bar.element), cells, h('td.col-status', {}, status.element))
  row.show = next => {
    bar.show(next)
    status.show(next)
    NUMBERS.forEach((name, i) => text(cells[i], number(next[name]), true))
  }
  return row

  function open(event) {
    if (!event.target.closest('a') && getSelection().isCollapsed) location.hash = href
  }
}
