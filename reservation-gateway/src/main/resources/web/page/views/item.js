import { h, text } from '../lib/dom.js'
import { get, itemPath, Problem, segment } from '../lib/api.js'
import { may } from '../lib/caller.js'
import { number } from '../lib/format.js'
import { follow } from '../lib/live.js'
import { eventsAfter, levels } from '../lib/log.js'
import { spans } from '../lib/spans.js'
import { say } from '../lib/say.js'
import { paced } from '../lib/timing.js'
import { levelChart } from '../parts/chart.js'
import { empty } from '../parts/notes.js'
import { badge, figures, stockBar } from '../parts/stock.js'
import { holdsTable } from '../parts/holds.js'
import { timeline } from '../parts/timeline.js'
import { holdTrace } from '../parts/trace.js'

/** Commits that are read at first, and with each step back. */
const COMMITS = 300

/** Steps in an address and no names: what is asked for of them reaches something else. */
const IMPOSSIBLE = ['', '.', '..']

/** Changes may come faster than anybody reads; the log is asked for them together. */
const PACE_MILLIS = 400

/** One item: what there is, who holds it, and how it came to be. */
export async function mount(root, { id: item, query, signal }) {
  if (IMPOSSIBLE.includes(item)) {
    root.append(back(), h('h1', {}, item), empty(say('item.impossible', { item })))
    return
  }
  const hold = query.get('hold')
  let known
  try {
    known = await explain()
  } catch (failure) {
    if (!(failure instanceof Problem && failure.status === 404)) throw failure
    root.append(back(), h('h1', {}, item), empty(say('item.unknown', { item }), say('item.unknown.advice'),
      h('a.button.primary', { href: `#/warehouse?item=${segment(item)}` }, say('item.receive'))))
    return
  }
  let from = Math.max(0, known.seq - COMMITS)
  let events = await readAfter(from)

  const bar = stockBar()
  const status = badge()
  const figure = figures()
  const chart = levelChart(signal)
  const beginnings = spans(item, signal)
  const holds = holdsTable(item, beginnings.since, signal)
  const log = timeline(item)
  const trace = hold && holdTrace(item, hold, signal)
  const sum = h('p.sum')
  const older = h('button.button', { onclick: readOlder }, say('item.older'))
  const catchUp = paced(PACE_MILLIS, readOn)
  // Before all else is shown, which it would push down.
  await trace?.tell([])
  root.append(
    back(),
    h('div.title-row', {}, h('h1', {}, item), status.element,
      h('div.actions', {},
        may('hold') && h('a.button', { href: `#/store?item=${segment(item)}` }, say('item.store')),
        h('a.button.primary', { href: `#/warehouse?item=${segment(item)}` }, say('item.book')))),
    h('section.panel.level', {}, figure.element, bar.element, sum),
    trace
      ? h('section.panel', {}, h('div.title-row.hold-head', {}, h('h2', {}, say('item.hold', { hold })),
        h('a.quiet', { href: `#/item/${segment(item)}` }, say('item.log.all'))), trace.element)
      : h('section.panel', {}, h('h2', {}, say('item.holds')), holds.element),
    h('section.panel', {}, h('h2', {}, say('item.chart')), chart.element),
    ...(trace ? [] : [h('section.panel', {}, h('h2', {}, say('item.log')), log.element, older)]))
  show(known)
  draw()
  follow(new URLSearchParams({ item }), changed, catchUp, signal)

  function back() {
    return h('a.back', { href: '#/shelf' }, say('item.back'))
  }

  function explain() {
    return get(`${itemPath(item)}/explain`, { signal })
  }

  /** At once, from the stream; what else there is to know follows. */
  function changed(row) {
    if (row.seq > known.seq) {
      show(row)
      catchUp()
    }
  }

  function show(row) {
    bar.show(row)
    status.show(row)
    figure.show(row)
  }

  async function readOn() {
    try {
      const [now, more] = await Promise.all([explain(), readAfter(events.at(-1)?.seq ?? from)])
      const last = events.at(-1)?.seq ?? 0
      known = now
      const news = more.filter(event => event.seq > last)
      events = events.concat(news)
      show(known)
      draw(news)
    } catch {
      // The next change brings it, or the stream when it is back.
    }
  }

  /** @param more events that have come since it was drawn last */
  function draw(more = []) {
    if (signal.aborted) return
    text(sum, reckoning())
    drawHolds()
    chart.show(levels(events, known))
    log.show(events)
    older.hidden = from === 0
    if (more.length > 0) trace?.tell(more)
  }

  function drawHolds() {
    beginnings.learn(events)
    holds.show(known.holds, known.reservedByOthers)
    beginnings.ask(known.holds).then(isNews => isNews && !signal.aborted && holds.show(known.holds, known.reservedByOthers))
  }

  /** How the number that can be sold comes about, as a sum. */
  function reckoning() {
    const { onHand, reserved, available, shortfall, policy } = known
    const parts = [`${number(onHand)} ${say('figure.onHand')}`, `− ${number(reserved)} ${say('figure.reserved')}`]
    if (policy.safetyStock) parts.push(`− ${number(policy.safetyStock)} ${say('sum.kept')}`)
    if (policy.backorderLimit) parts.push(`+ ${number(policy.backorderLimit)} ${say('sum.backorder')}`)
    const missing = shortfall ? say('sum.short', { n: number(shortfall) }) : ''
    return `${parts.join(' ')} = ${number(available)} ${say('figure.available')}${missing}`
  }

  async function readAfter(seq) {
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
    const more = await readAfter(from)
    if (more.length === 0) from = 0
    events = more.filter(event => event.seq < first).concat(events)
    draw()
  }
}
