// The dashboard as a picture: a small plot for each panel, over the whole time, with the time of rest on grey.
const COLUMNS = 4
const WIDTH = 240
const HEIGHT = 120
const PLOT = { left: 8, top: 34, width: WIDTH - 20, height: HEIGHT - 50 }
const HEAD = 26
const COLOURS = ['#0b6e4f', '#c8553d', '#2f5d9b', '#8e6c8a', '#b8860b', '#5f6b6d', '#3aa6a0', '#7a3b2e']

const escaped = text => text.replace(/[&<>]/g, sign => `&#${sign.codePointAt(0)};`)

const moment = seconds => new Date(seconds * 1000).toISOString().replace('.000', '')

const text = (x, y, words, more = '') => `<text x='${x}' y='${y}' ${more}>${escaped(words)}</text>`

/** One panel; what it is most of is said, and so its scale is. */
function plot(panel, x, y, { rest, whole: { from, to } }, shown) {
  const most = Math.max(0, ...panel.series.flatMap(({ points }) => points.map(([, value]) => value)))
  const across = at => (x + PLOT.left + ((at - from) / (to - from)) * PLOT.width).toFixed(1)
  const up = value => (y + PLOT.top + PLOT.height * (1 - (most ? value / most : 0))).toFixed(1)
  const lines = panel.series.map(
    ({ points }, i) =>
      `<polyline fill='none' stroke='${COLOURS[i % COLOURS.length]}' points='${points.map(([at, value]) => `${across(at)},${up(value)}`).join(' ')}'/>`,
  )
  const width = (across(rest.to) - across(rest.from)).toFixed(1)
  return [
    `<rect x='${across(rest.from)}' y='${y + PLOT.top}' width='${width}' height='${PLOT.height}' fill='#eee'/>`,
    text(x + PLOT.left, y + 14, panel.title, "font-weight='bold'"),
    text(x + PLOT.left, y + 28, `most ${shown(most, panel.unit)}`, "fill='#777'"),
    `<line x1='${across(from)}' y1='${up(0)}' x2='${across(to)}' y2='${up(0)}' stroke='#999'/>`,
    ...lines,
    ...legend(panel.series, x + PLOT.left, y + PLOT.top + PLOT.height + 12),
  ]
}

/** As many names as there is room for. */
function legend(series, x, y) {
  const words = []
  let at = x
  for (const [i, { name }] of series.entries()) {
    const short = name.length > 22 ? `${name.slice(0, 20)}…` : name
    const width = short.length * 5 + 8
    if (at + width > x + PLOT.width) {
      break
    }
    words.push(text(at, y, short, `fill='${COLOURS[i % COLOURS.length]}'`))
    at += width
  }
  return words
}

/**
 * @param panels with `row`, `title`, `unit`, `series`
 * @param times `rest` and the `whole`, each from and to, in seconds since 1970
 * @param shown a value and a unit in words
 */
export function picture(panels, times, shown) {
  const drawn = [text(8, 14, `${moment(times.whole.from)} to ${moment(times.whole.to)}; at rest on grey`, "fill='#777'")]
  let y = 18
  let column = 0
  panels.forEach((panel, i) => {
    const begins = panel.row !== panels[i - 1]?.row
    if (begins || column === COLUMNS) {
      y += i ? HEIGHT : 0
      column = 0
    }
    if (begins) {
      drawn.push(text(8, y + 18, panel.row, "font-size='13' font-weight='bold' fill='#0b6e4f'"))
      y += HEAD
    }
    drawn.push(...plot(panel, column * WIDTH, y, times, shown))
    column += 1
  })
  const size = `width='${COLUMNS * WIDTH}' height='${y + HEIGHT}'`
  return [
    `<svg xmlns='http://www.w3.org/2000/svg' ${size} font-family='sans-serif' font-size='10'>`,
    `<rect ${size} fill='white'/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}
