import { h, text } from '../lib/dom.js'
import { get, itemPath, Problem, segment } from '../lib/api.js'
import { moment, number } from '../lib/format.js'
import { follow } from '../lib/live.js'
import { eventsAfter, levels, openHolds } from '../lib/log.js'
import { say, sayWord } from '../lib/say.js'
import { levelChart } from '../parts/chart.js'
import { empty } from '../parts/notes.js'
import { badge, figures, stockBar } from '../parts/stock.js'
import { holdsTable } from '../parts/holds.js'
import { timeline } from '../parts/timeline.js'

/** Commits that are read at first, and with each step back. */
const COMMITS = 300

/** One item: what there is, who holds it, and how it came to be. */
export async function mount(root, { id: item, query, signal }) {
  const hold = query.get('hold')
  let level
  try {
    level = await get(itemPath(item), { signal })
  } catch (failure) {
    if (!(failure instanceof Problem && failure.status === 404)) throw failure
    root.append(h('h1', {}, item), empty(say('item.unknown', { item }), say('item.unknown.advice'),
      h('a.button.primary', { href: `#/warehouse?item=${segment(item)}` }, say('item.receive'))))
    return
  }
  let from = Math.max(0, level.seq - COMMITS)
  let events = await readFrom(from)
  let reading = false

  const bar = stockBar()
  const status = badge()
  const figure = figures()
  const chart = levelChart(signal)
  const holds = holdsTable(item, signal)
  const log = timeline(item)
  const sum = h('p.sum')
  const older = h('button.button', { onclick: readOlder }, say('item.older'))
  root.append(
    h('a.back', { href: '#/shelf' }, say('item.back')),
    h('div.title-row', {}, h('h1', {}, item), status.element,
      h('div.actions', {},
        h('a.button', { href: `#/store?item=${segment(item)}` }, say('item.store')),
        h('a.button.primary', { href: `#/warehouse?item=${segment(item)}` }, say('item.book')))),
    h('section.panel.level', {}, figure.element, bar.element, sum),
    hold ? h('section.panel', {}, h('h2', {}, say('item.hold', { hold })), await fate()) : h('section.panel', {}, h('h2', {}, say('item.holds')), holds.element),
    h('section.panel', {}, h('h2', {}, say('item.chart')), chart.element),
    h('section.panel', {},
      h('div.title-row', {}, h('h2', {}, say(hold ? 'item.log.hold' : 'item.log')), hold && h('a.quiet', { href: `#/item/${segment(item)}` }, say('item.log.all'))),
      log.element, older))
  draw()
  follow(new URLSearchParams({ item }), changed, () => get(itemPath(item), { signal }).then(changed, () => {}), signal)

  function draw() {
    bar.show(level)
    status.show(level)
    figure.show(level)
    text(sum, reckoning())
    holds.show(openHolds(events))
    chart.show(levels(events, level))
    log.show(hold ? events.filter(event => event.reservation === hold) : events)
    older.hidden = from === 0
  }

  /** How the number that can be sold comes about, as a sum. */
  function reckoning() {
    const rest = level.available - (level.onHand - level.reserved)
    const parts = [`${number(level.onHand)} ${say('figure.onHand')}`, `− ${number(level.reserved)} ${say('figure.reserved')}`]
    if (rest !== 0) parts.push(`${rest < 0 ? '−' : '+'} ${number(Math.abs(rest))} ${say(rest < 0 ? 'sum.kept' : 'sum.backorder')}`)
    return `${parts.join(' ')} = ${number(level.available)} ${say('figure.available')}`
  }

  async function changed(row) {
    if (row.seq >= level.seq) level = row
    if (!reading && level.seq > (events.at(-1)?.seq ?? from)) {
      reading = true
      try {
        events = events.concat(await eventsAfter(item, events.at(-1)?.seq ?? from, signal))
      } catch {
        // The next change, or the stream when it is back, brings them.
      }
      reading = false
    }
    if (!signal.aborted) draw()
  }

  async function readFrom(seq) {
    try {
      return await eventsAfter(item, seq, signal)
    } catch (failure) {
      if (failure.status === 410) return []
      throw failure
    }
  }

  async function readOlder() {
    const first = events[0]?.seq ?? from
    from = Math.max(0, from - COMMITS)
    const more = await readFrom(from)
    if (more.length === 0) from = 0
    events = more.filter(event => event.seq < first).concat(events)
    draw()
  }

  /** What has become of the hold that is asked for. */
  async function fate() {
    try {
      const now = await get(`${itemPath(item)}/reservations/${segment(hold)}`, { signal })
      return h('p', {}, say('item.hold.now', {
        status: sayWord('held', now.status), n: number(now.quantity), cart: now.cart, at: moment(now.expiresAt)
      }))
    } catch (failure) {
      return h('p', {}, failure.message)
    }
  }
}
