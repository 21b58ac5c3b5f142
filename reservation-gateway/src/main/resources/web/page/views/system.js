import { h, text } from '../lib/dom.js'
import { get, Problem } from '../lib/api.js'
import { flinkPage } from '../lib/caller.js'
import { number, rate, span } from '../lib/format.js'
import { follow } from '../lib/live.js'
import { parseMetrics, total, within } from '../lib/metrics.js'
import { say } from '../lib/say.js'
import { every } from '../lib/timing.js'
import { reasonOf } from '../lib/reason.js'
import { audit } from '../parts/audit.js'
import { flow } from '../parts/flow.js'
import { gauges } from '../parts/gauges.js'
import { deadLetters } from '../parts/letters.js'
import { shortItems } from '../parts/short.js'

const EVERY_MILLIS = 2_000

/** A round of the auditor takes a minute or more. */
const AUDIT_MILLIS = 10_000

/** Rates need two looks; who opens the view does not wait long for the second one. */
const FIRST_MILLIS = 500
const LATELY_MILLIS = 10_000
const COUNTS = ['', 'low-stock', 'sold-out']
const HELD = 'holdfast_shelf_reserved_units'
const SHORT_SHOWN = 20
const LETTERS_SHOWN = 20
const REQUESTS = 'holdfast_requests_seconds_count'

/** What the faults say that are not the gateway's own. */
const KINESIS = 'Kinesis'
const JOB = 'the job has followed nothing'
const LIST = 'the list has not been read'
const ELSEWHERE = [KINESIS, JOB, LIST]

const isHold = ({ method, route }) => method === 'PUT' && route.endsWith('/reservations/{reservation}')
const isCommand = ({ method, status }) => method !== 'GET' && status === '202'

/** The running system by its own figures: what flows, how fast, and whether each part is well. */
export function mount(root, { signal }) {
  const picture = flow(signal)
  const own = gauges()
  const auditor = audit()
  const short = shortItems()
  const letters = deadLetters(signal)
  const counts = COUNTS.map(status => ({ status, value: h('dd', {}, '–') }))
  const held = h('dd', {}, '–')
  const faults = h('ul.faults')
  let before = null
  const changes = []
  root.append(
    h('div.title-row', {}, h('h1', {}, say('nav.system')), h('nav.links', { 'aria-label': say('system.links') },
      h('a', { href: '/docs' }, say('system.api')), h('a', { href: '/metrics' }, say('system.metrics')), h('a', { href: '/ready' }, say('system.ready')),
      flinkPage() && h('a', { href: flinkPage() }, say('system.flink')))),
    h('div', { role: 'status' }, faults),
    h('section.panel', {}, picture.element),
    h('section.panel', {}, h('h2', {}, say('system.shelf')), h('dl.figures.four', {}, counts.map(each =>
      h('div', {}, h('dt', {}, say(each.status ? `status.${each.status}` : 'system.items')), each.value)),
      h('div.reserved', {}, h('dt', {}, say('system.held')), held))),
    h('section.panel', {}, h('h2', {}, say('system.short')), short.element),
    h('section.panel', {}, h('h2', {}, say('letters.title')), letters.element),
    h('section.panel', {}, h('h2', {}, say('system.audit')), auditor.element),
    h('section.panel', {}, h('h2', {}, say('system.gateway')), own.element))
  follow(new URLSearchParams(), row => changes.push({ at: Date.now(), lag: Date.now() - row.at }), () => {}, signal)
  every(EVERY_MILLIS, measure, signal)
  setTimeout(measure, FIRST_MILLIS)
  every(2 * EVERY_MILLIS, count, signal)
  every(AUDIT_MILLIS, showAudit, signal)

  async function measure() {
    if (signal.aborted) return
    const [metrics, ready] = await Promise.all([get('/metrics', { signal }).catch(failure => failure), isReady()])
    if (signal.aborted) return
    if (metrics instanceof Error) return tell([...ready, reasonOf(metrics)])
    const now = { at: performance.now(), samples: parseMetrics(metrics) }
    own.show(now.samples)
    text(held, number(total(now.samples, HELD)), true)
    if (before) draw(before, now, ready)
    before = now
  }

  function draw(earlier, now, faulty) {
    const seconds = (now.at - earlier.at) / 1000
    const perSecond = matches => (total(now.samples, REQUESTS, matches) - total(earlier.samples, REQUESTS, matches)) / seconds
    const rates = {
      holds: perSecond(labels => isHold(labels) && labels.status === '201'),
      refused: perSecond(labels => isHold(labels) && labels.status === '409'),
      taken: perSecond(isCommand),
      reads: perSecond(({ method, route }) => method === 'GET' && route.startsWith('/items')),
      ticks: (total(now.samples, 'holdfast_ticks_total') - total(earlier.samples, 'holdfast_ticks_total')) / seconds
    }
    const lately = changes.filter(change => change.at > Date.now() - LATELY_MILLIS)
    changes.splice(0, changes.length - lately.length)
    rates.changes = lately.length / (LATELY_MILLIS / 1000)
    rates.requests = rates.holds + rates.refused + rates.taken + rates.reads
    rates.written = rates.holds + rates.taken
    const median = lately.map(change => change.lag).sort((one, other) => one - other)[Math.floor(lately.length / 2)]
    const p99 = within(earlier.samples, now.samples, 0.99, isHold)
    const values = Object.fromEntries(Object.entries(rates).map(([name, value]) => [name, say('flow.per-second', { n: rate(value) })]))
    values.lag = span(median)
    values.waits = span(1000 * total(now.samples, 'holdfast_job_silent_seconds'))
    values.within = Number.isNaN(p99) ? '–' : p99 === Infinity ? '> 10 s' : `≤ ${span(p99)}`
    values.ended = lately.length > 0 ? say('flow.lately') : say('flow.nothing')
    const sick = words => faulty.some(fault => fault.includes(words))
    picture.show(values, {
      callers: rates.requests > 0 ? 'good' : 'quiet', gateway: faulty.some(fault => !ELSEWHERE.some(words => fault.includes(words))) ? 'bad' : 'good',
      log: sick('DynamoDB') ? 'bad' : 'good', commands: sick(KINESIS) ? 'bad' : 'good',
      job: sick(JOB) ? 'bad' : lately.length > 0 ? 'good' : 'quiet', models: sick(LIST) ? 'bad' : lately.length > 0 ? 'good' : 'quiet'
    }, new Set(Object.keys(rates).filter(name => rates[name] > 0)))
    tell(faulty)
  }

  function tell(words) {
    faults.replaceChildren(...words.map(each => h('li', {}, each)))
  }

  async function isReady() {
    try {
      const { faults = [] } = await get('/ready', { signal })
      return faults
    } catch (failure) {
      return failure instanceof Problem ? failure.body.faults ?? [failure.message] : []
    }
  }

  function count() {
    counts.forEach(async ({ status, value }) => {
      const page = await list({ ...(status && { status }), limit: 1 })
      if (page?.matching !== undefined) text(value, number(page.matching))
    })
    list({ shortfall: true, limit: SHORT_SHOWN }).then(page => page?.items && short.show(page))
    get(`/dead-letters?limit=${LETTERS_SHOWN}`, { signal }).then(page => letters.show(page)).catch(() => null)
  }

  function showAudit() {
    get('/audit', { signal }).then(auditor.show, () => {})
  }

  function list(filter) {
    return get(`/items?${new URLSearchParams(filter)}`, { signal }).catch(() => null)
  }
}
