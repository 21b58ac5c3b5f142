import { h, text } from '../lib/dom.js'
import { number, span } from '../lib/format.js'
import { total } from '../lib/metrics.js'
import { say } from '../lib/say.js'

const MEGABYTE = 1_000_000

/** What each is called, and how it is told by the gateway's metrics. */
const GAUGES = {
  list: gauge => ago(gauge('holdfast_shelf_as_of_timestamp_seconds')),
  tick: gauge => ago(gauge('holdfast_tick_last_timestamp_seconds')),
  'tick-failures': gauge => number(gauge('holdfast_tick_failures_total')),
  memory: gauge => `${megabytes(gauge('holdfast_items_bytes'))} / ${megabytes(gauge('holdfast_items_bytes_max'))} MB`,
  listeners: gauge => number(gauge('holdfast_stream_listeners'))
}

/** The gateway that answers this page, by its own figures. */
export function gauges() {
  const cells = Object.keys(GAUGES).map(name => ({ name, value: h('dd', {}, '–') }))
  return {
    element: h('dl.gauges', {}, cells.map(({ name, value }) => h('div', {}, h('dt', {}, say(`gauge.${name}`)), value))),
    /** @param samples as `parseMetrics` reads them */
    show(samples) {
      cells.forEach(({ name, value }) => text(value, GAUGES[name](metric => total(samples, metric))))
    }
  }
}

/** @param moment epoch seconds; 0 where there has been none */
const ago = moment => (moment === 0 ? '–' : span(Math.max(0, Date.now() - moment * 1000)))

const megabytes = bytes => number(Math.round(bytes / MEGABYTE))
