// What is usual: each figure of the dashboard beside this file, at rest and under load, as a Prometheus has kept it.
//
//   node docs/monitoring/usual.mjs --rest FROM/TO --load FROM/TO [--prometheus URL] [--svg FILE]
//
// Times are ISO 8601. Prints a table in Markdown: the median of each figure and, in brackets, from where to where 90 of 100
// values lie. A panel's description says when to look. Exit status: 0 done, 1 a figure is missing, 2 wrong usage, 3 no Prometheus.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { picture } from './picture.mjs'

const STEP_SECONDS = 5
const USAGE = 'Usage: node usual.mjs --rest FROM/TO --load FROM/TO [--prometheus URL] [--svg FILE], times as 2026-11-27T15:00:00Z'

function fail(status, ...lines) {
  console.error(lines.join('\n'))
  process.exit(status)
}

function settings() {
  const names = ['rest', 'load', 'prometheus', 'svg']
  try {
    const { values } = parseArgs({ options: Object.fromEntries(names.map(name => [name, { type: 'string' }])) })
    const [rest, load] = [times(values.rest), times(values.load)]
    const whole = { from: Math.min(rest.from, load.from), to: Math.max(rest.to, load.to) }
    return { ...values, rest, load, whole, prometheus: values.prometheus ?? 'http://127.0.0.1:9090' }
  } catch (wrong) {
    return fail(2, wrong.message, USAGE)
  }
}

/** From and to, in seconds since 1970. */
function times(text = '') {
  const [from, to] = text.split('/').map(each => Date.parse(each) / 1000)
  if (!(from < to)) {
    throw new Error(`not FROM/TO: '${text}'`)
  }
  return { from, to }
}

/** Flink's names have each sign that Prometheus does not like as `_`; of a chain of operators the first is enough. */
const words = label => label.split('____')[0].replace('Source:_', '').replaceAll('_', ' ').trim()

/** The series of a query: what the legend calls it, and its points as [seconds, value]. */
async function ask(prometheus, target, { from, to }) {
  const asked = new URLSearchParams({ query: target.expr, start: from, end: to, step: STEP_SECONDS })
  const answer = await fetch(new URL(`/api/v1/query_range?${asked}`, prometheus))
  const { status, data, error } = await answer.json()
  if (status !== 'success') {
    throw new Error(`${target.expr}: ${error}`)
  }
  return data.result.map(({ metric, values }) => ({
    name: target.legendFormat.replace(/{{(\w+)}}/g, (_, label) => words(metric[label] ?? '')),
    points: values.map(([at, value]) => [at, Number(value)]).filter(([, value]) => Number.isFinite(value)),
  }))
}

/** The panels of the dashboard, each with its row's title, and with the series that Prometheus has. */
async function panels({ prometheus, whole }) {
  const { panels: all } = JSON.parse(readFileSync(new URL('dashboard.json', import.meta.url), 'utf8'))
  let row = ''
  const found = []
  for (const panel of all) {
    if (panel.type === 'row') {
      row = panel.title
      continue
    }
    const series = []
    for (const target of panel.targets) {
      series.push(...(await ask(prometheus, target, whole)))
    }
    found.push({ row, title: panel.title, unit: panel.fieldConfig.defaults.unit, look: panel.description.replace(/^Look when |\.$/g, ''), series })
  }
  return found
}

const SIGNS = [[1e9, ' G'], [1e6, ' M'], [1e3, ' k']]

/** Three digits are as many as such figures are worth. */
function digits(value) {
  const rounded = Number(value.toPrecision(3))
  return String(Math.abs(rounded) < 1e-3 ? 0 : rounded)
}

function shown(value, unit) {
  if (unit === 's') {
    return value < 1 ? `${digits(value * 1000)} ms` : `${digits(value)} s`
  }
  if (unit === 'ms') {
    return value < 1000 ? `${digits(value)} ms` : `${digits(value / 1000)} s`
  }
  if (unit === 'bytes') {
    const [size, sign] = SIGNS.find(([least]) => value >= least) ?? [1, ' ']
    return `${digits(value / size)}${sign}B`
  }
  return digits(value)
}

/** The median, and the range if it is another; of what was not there, a dash. */
function usual(points, { from, to }, unit) {
  const values = points
    .filter(([at]) => at >= from && at <= to)
    .map(([, value]) => value)
    .sort((a, b) => a - b)
  if (!values.length) {
    return '–'
  }
  const [low, median, high] = [0.05, 0.5, 0.95].map(part => shown(values[Math.round(part * (values.length - 1))], unit))
  return low === high ? median : `${median} (${low} to ${high})`
}

/** A row for each figure; those of a panel that are 0 all the time share one. */
function rows(panel, { rest, load }) {
  const figures = panel.series.map(({ name, points }) => [name, usual(points, rest, panel.unit), usual(points, load, panel.unit)])
  const isNothing = ([, ...values]) => values.every(value => /^(0( ms| B)?|–)$/.test(value))
  const nothing = figures.filter(isNothing)
  const told = figures.filter(figure => !isNothing(figure))
  if (nothing.length) {
    told.push([nothing.map(([name]) => name).join(', '), '0', '0'])
  }
  return told.map((figure, i) => [i ? '' : `**${panel.title}**`, ...figure, i ? '' : panel.look])
}

const asked = settings()
const all = await panels(asked).catch(away => fail(3, `No answer from ${asked.prometheus}: ${away.cause?.message ?? away.message}`))
const missing = all.filter(panel => !panel.series.length)
if (missing.length) {
  fail(1, `Prometheus has nothing for: ${missing.map(panel => panel.title).join('; ')}`)
}
console.log('| panel | figure | at rest | under load | look when |\n|---|---|---|---|---|')
all.flatMap(panel => rows(panel, asked)).forEach(row => console.log(`| ${row.join(' | ')} |`))
if (asked.svg) {
  writeFileSync(asked.svg, picture(all, asked, shown))
}
