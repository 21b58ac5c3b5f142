import { h, list, text } from '../lib/dom.js'
import { number, fullMoment, moment } from '../lib/format.js'
import { insist, settle } from '../lib/commands.js'
import { reasonOf } from '../lib/reason.js'
import { say } from '../lib/say.js'

/** What the job could not use; commands among it can be put back. */
export function deadLetters(signal) {
  const rows = h('ul.letters')
  const words = h('p.lead', {}, say('system.unknown'))
  return {
    element: h('div', {}, rows, words),
    /** @param page of the gateway's list, which is in no order */
    show({ letters, next }) {
      const newest = [...letters].sort((one, other) => other.arrivedAt - one.arrivedAt)
      list(rows, newest, each => each.letter, each => make(each, signal), () => {})
      words.hidden = letters.length > 0 && !next
      text(words, letters.length === 0 && !next ? say('letters.none') : say('letters.first', { n: number(letters.length) }))
    }
  }
}

function make({ letter, of, arrivedAt, size, reason }, signal) {
  const way = h('span.way', { role: 'status' })
  const back = h('button.button', { onclick: putBack, 'aria-label': say('letters.put-back.of', { letter }) }, say('letters.put-back'))
  const isCommand = of === 'command'
  return h('li', {},
    h('div', {}, h('b', {}, reason), h('code', {}, letter),
      h('span.hint', {}, h('time', { title: fullMoment(arrivedAt) }, moment(arrivedAt)), ` · ${say('letters.bytes', { n: number(size) })}`)),
    isCommand ? h('div.act', {}, back, way) : h('span.hint', {}, say('letters.change')))

  async function putBack() {
    back.disabled = true
    text(way, say('way.sending'))
    try {
      const taken = await insist('POST', '/dead-letters/put-back', { body: { letter }, signal })
      text(way, say('way.taken'))
      const outcome = await settle(taken)
      text(way, say(`way.${outcome.result}`, outcome))
    } catch (failure) {
      if (signal.aborted) return
      back.disabled = false
      text(way, reasonOf(failure))
    }
  }
}
