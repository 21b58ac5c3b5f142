import { h } from '../lib/dom.js'
import { locale } from '../lib/prefs.js'
import { number } from '../lib/format.js'
import { say } from '../lib/say.js'

const HEIGHT = 220
let library

/** uPlot, which is no module; loaded when the first chart is drawn. */
function load() {
  library ??= new Promise((done, failed) => {
    const style = h('link', { rel: 'stylesheet', href: '/web/uplot/dist/uPlot.min.css' })
    const script = h('script', { src: '/web/uplot/dist/uPlot.iife.min.js', onload: () => done(globalThis.uPlot), onerror: failed })
    document.head.append(style, script)
  })
  return library
}

/** What was on hand and what was reserved, over time. `show` takes the columns of `levels`. */
export function levelChart(signal) {
  const probe = h('i', { hidden: true })
  const element = h('div.chart', { role: 'img' }, probe)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let plot = null
  let columns = null
  const fit = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height: HEIGHT }))
  const scheme = new MutationObserver(draw)
  fit.observe(element)
  scheme.observe(document.documentElement, { attributeFilter: ['data-scheme'] })
  dark.addEventListener('change', draw, { signal })
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
    element.setAttribute('aria-label', say('chart.label', { onHand: number(onHand[last]), reserved: number(reserved[last]) }))
    if (plot) plot.setData(columns)
    else draw()
  }

  async function draw() {
    if (columns === null) return
    const UPlot = await load()
    if (signal.aborted) return
    plot?.destroy()
    plot = new UPlot(options(UPlot), columns, element)
  }

  function options(UPlot) {
    const colour = name => {
      probe.style.color = `var(${name})`
      return getComputedStyle(probe).color
    }
    const axis = { stroke: colour('--chart-ink'), grid: { stroke: colour('--chart-grid'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' }
    const line = (label, name, fill) => ({
      label, stroke: colour(name), fill: fill && colour(fill), width: 2, paths: UPlot.paths.stepped({ align: 1 }),
      points: { show: false }, value: (_, value) => (value === null ? '–' : number(value))
    })
    const time = new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'medium' })
    return {
      width: element.clientWidth,
      height: HEIGHT,
      cursor: { y: false },
      series: [
        { label: say('chart.time'), value: (_, second) => (second === null ? '–' : time.format(second * 1000)) },
        line(say('figure.onHand'), '--free-ink', '--free-soft'),
        line(say('figure.reserved'), '--held-ink')
      ],
      axes: [
        { ...axis, values: (_, ticks) => ticks.map(tickWords(ticks)), space: 64 },
        { ...axis, size: 56, values: (_, values) => values.map(value => (Number.isInteger(value) ? number(value) : '')) }
      ],
      scales: { y: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high) * 1.08] } }
    }
  }
}

/** Days where the axis spans some, else the time of day. */
function tickWords(ticks) {
  const days = ticks.at(-1) - ticks[0] > 86_400
  const format = new Intl.DateTimeFormat(locale(), days ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit', second: ticks[1] - ticks[0] < 60 ? '2-digit' : undefined })
  return second => format.format(second * 1000)
}
