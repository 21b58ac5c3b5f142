import { h, s, set, text } from '../lib/dom.js'
import { say } from '../lib/say.js'

const NODES = {
  callers: ['requests'], gateway: ['holds', 'refused', 'within'], log: ['written'],
  models: ['changes', 'lag'], commands: ['taken', 'ticks'], job: ['ended', 'waits']
}

/** From which side of what, to which side of what; what flows there; where on both sides, 0 to 1. */
const EDGES = [
  ['callers', 'right', 'gateway', 'left', 'requests'],
  ['gateway', 'right', 'log', 'left', 'holds'],
  ['log', 'bottom', 'job', 'top', 'written', 0.4],
  ['job', 'top', 'log', 'bottom', 'taken', 0.6],
  ['gateway', 'bottom', 'commands', 'top', 'taken'],
  ['commands', 'right', 'job', 'left', 'taken'],
  ['job', 'bottom', 'models', 'bottom', 'changes'],
  ['models', 'top', 'gateway', 'left', 'reads']
]
const BELOW = 28
const GAP = 3

/** The way of holds and commands through the system, with what flows there now. */
export function flow(signal) {
  const nodes = Object.fromEntries(Object.entries(NODES).map(([name, figures]) => [name, node(name, figures)]))
  const edges = EDGES.map(edge => ({ edge, path: s('path.edge', { 'marker-end': 'url(#arrow)' }) }))
  const lines = s('svg.edges', { 'aria-hidden': true },
    s('defs', {}, s('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' }, s('path.arrow', { d: 'M0 0L8 4L0 8z' }))),
    edges.map(each => each.path))
  const element = h('div.flow', {}, lines, Object.values(nodes).map(each => each.element))
  const fit = new ResizeObserver(draw)
  fit.observe(element)
  signal.addEventListener('abort', () => fit.disconnect())
  return { element, show }

  function node(name, names) {
    const figures = Object.fromEntries(names.map(figure => [figure, h('dd', {}, '–')]))
    const health = h('span.health')
    const card = h(`section.node.node-${name}`, {}, h('h2', {}, health, say(`node.${name}`)), h('p', {}, say(`node.${name}.about`)),
      names.length > 0 && h('dl', {}, names.map(figure => h('div', {}, h('dt', {}, say(`flow.${figure}`)), figures[figure]))))
    return { element: card, figures, health }
  }

  /**
   * @param values the texts of the figures
   * @param health of each node: `good`, `bad` or `quiet`
   * @param moving the names of what flows at present
   */
  function show(values, health, moving) {
    for (const [name, { element: card, figures, health: dot }] of Object.entries(nodes)) {
      Object.entries(figures).forEach(([figure, cell]) => text(cell, values[figure] ?? '–'))
      const state = health[name] ?? 'quiet'
      set(card, 'data-health', state)
      text(dot, say(`health.${state}`))
    }
    edges.forEach(({ edge, path }) => set(path, 'data-moving', moving.has(edge[4])))
  }

  function draw() {
    const frame = element.getBoundingClientRect()
    set(lines, 'viewBox', `0 0 ${frame.width} ${frame.height}`)
    for (const { edge: [from, leaves, to, enters, , at = 0.5], path } of edges) {
      const start = point(nodes[from].element, leaves, at, frame)
      const end = point(nodes[to].element, enters, at, frame)
      set(path, 'd', route(start, leaves, end, enters))
    }
  }
}

/** A point just off an element's side. */
function point(element, side, at, frame) {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y, offX, offY] = {
    left: [0, at, -GAP, 0], right: [1, at, GAP, 0], top: [at, 0, 0, -GAP], bottom: [at, 1, 0, GAP]
  }[side]
  return { x: left - frame.left + x * width + offX, y: top - frame.top + y * height + offY }
}

/** A line that leaves and enters at right angles. */
function route(start, leaves, end, enters) {
  if (leaves === 'bottom' && enters === 'bottom') {
    const low = Math.max(start.y, end.y) + BELOW
    return `M${start.x} ${start.y}V${low}H${end.x}V${end.y}`
  }
  if (leaves === 'top' && enters === 'left') {
    const half = start.y - BELOW + 3
    const near = end.x - BELOW
    return `M${start.x} ${start.y}V${half}H${near}V${end.y + 14}H${end.x}`
  }
  return leaves === 'right' ? `M${start.x} ${start.y}H${end.x}` : `M${start.x} ${start.y}V${end.y}`
}
