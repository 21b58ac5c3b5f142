import { h, text } from '../lib/dom.js'
import { Unreachable } from '../lib/api.js'
import { locale } from '../lib/prefs.js'
import { number } from '../lib/format.js'
import { watchLink } from '../lib/link.js'
import { reasonOf } from '../lib/reason.js'
import { say } from '../lib/say.js'

const HEIGHT = 220
const AXIS_HEIGHT = 32
const AXIS_WIDTH = 40
const SIGN_WIDTH = 8

/** Between two lines of the grid: whole units. */
const UNITS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map(digit => digit * 10 ** power)).flat()
let library = null

/** uPlot, which is no module; loaded when the first chart is drawn, and again if that failed. */
function load() {
  library ??= Promise.all([
    loaded(h('link', { rel: 'stylesheet', href: '/web/uplot/dist/uPlot.min.css' })),
    loaded(h('script', { src: '/web/uplot/dist/uPlot.iife.min.js' }))
  ]).then(() => globalThis.uPlot, failure => {
    library = null
    throw failure
  })
  return library
}

function loaded(element) {
  return new Promise((done, failed) => {
    element.addEventListener('load', done)
    element.addEventListener('error', () => failed(new Unreachable('no chart')))
    document.head.append(element)
  })
}

/** What was on hand and what was reserved, over time. `show` takes the columns of `levels`. */
export function levelChart(signal) {
  const probe = h('i', { hidden: true })
  const box = h('div.plot', { role: 'img' }, probe)
  const onHandNow = h('dd')
  const reservedNow = h('dd')
  const time = h('dd')
  const legend = h('dl.legend', { hidden: true },
    h('div.free', {}, h('dt', {}, say('figure.onHand')), onHandNow),
    h('div.held', {}, h('dt', {}, say('figure.reserved')), reservedNow),
    h('div.time', {}, h('dt', {}, say('chart.time')), time))
  const missing = h('p.lead')
  const element = h('div.chart', {}, box, legend, missing)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let plot = null
  let columns = null
  const fit = new ResizeObserver(() => plot?.setSize({ width: box.clientWidth, height: HEIGHT }))
  const scheme = new MutationObserver(draw)
  fit.observe(box)
  scheme.observe(document.documentElement, { attributeFilter: ['data-scheme'] })
  dark.addEventListener('change', draw, { signal })
  watchLink(isThere => isThere && plot === null && draw(), signal)
  signal.addEventListener('abort', () => {
    fit.disconnect()
    scheme.disconnect()
    plot?.destroy()
  })
  return { element, show }

  function show(next) {
    const [seconds, onHand, reserved] = next
    const last = onHand.length - 1
    if (last < 0) return
    columns = [[...seconds, Math.max(Date.now() / 1000, seconds[last] + 1)], [...onHand, onHand[last]], [...reserved, reserved[last]]]
    box.setAttribute('aria-label', say('chart.label', { onHand: number(onHand[last]), reserved: number(reserved[last]) }))
    if (plot) plot.setData(columns)
    else draw()
    tell(null)
  }

  async function draw() {
    if (columns === null) return
    try {
      const UPlot = await load()
      if (signal.aborted) return
      plot?.destroy()
      plot = new UPlot(options(UPlot), columns, box)
      text(missing, '')
    } catch (failure) {
      text(missing, `${say('error.title')}: ${reasonOf(failure)}`)
    }
  }

  /** The figures where the cursor is; those of now where there is none. */
  function tell(index) {
    const last = columns[0].length - 1
    const at = index ?? last
    legend.hidden = false
    text(onHandNow, number(columns[1][at]))
    text(reservedNow, number(columns[2][at]))
    text(time, at === last ? say('chart.now') : moments().format(columns[0][at] * 1000))
  }

  function options(UPlot) {
    const colour = name => {
      probe.style.color = `var(${name})`
      return getComputedStyle(probe).color
    }
    const axis = { stroke: colour('--chart-ink'), grid: { stroke: colour('--chart-grid'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' }
    const line = (name, fill) => ({
      stroke: colour(name), fill: fill && colour(fill), width: 2, paths: UPlot.paths.stepped({ align: 1 }), points: { show: false }
    })
    return {
      width: box.clientWidth,
      height: HEIGHT,
      cursor: { y: false },
      legend: { show: false },
      hooks: { setCursor: [({ cursor }) => tell(cursor.idx)] },
      series: [{}, line('--free-ink', '--free-soft'), line('--held-ink')],
      axes: [
        { ...axis, size: AXIS_HEIGHT, values: (_, ticks) => once(ticks.map(tickWords(ticks))), space: (_, axisIndex, from) => widthOf(tickWords([from, from + 1])(from)) },
        { ...axis, size: (_, words) => Math.max(AXIS_WIDTH, ...(words ?? []).map(widthOf)), incrs: UNITS, values: (_, values) => values.map(number) }
      ],
      scales: { y: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high) * 1.08] } }
    }
  }
}

const moments = () => new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'medium' })

/** With what keeps it apart from the next one; in CSS pixels. */
const widthOf = word => SIGN_WIDTH * word.length + 16

/** Of several in a row that are the same only the first: in a short while a second has more than one tick. */
const once = words => words.map((word, i) => (word === words[i - 1] ? '' : word))

/** Days where the axis spans some, else the time of day. */
function tickWords(ticks) {
  const days = ticks.at(-1) - ticks[0] > 86_400
  const format = new Intl.DateTimeFormat(locale(), days ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit', second: ticks[1] - ticks[0] < 60 ? '2-digit' : undefined })
  return second => format.format(second * 1000)
}
