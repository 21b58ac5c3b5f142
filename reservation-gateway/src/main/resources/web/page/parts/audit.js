import { h, list, text } from '../lib/dom.js'
import { moment, number } from '../lib/format.js'
import { say } from '../lib/say.js'

/** What the auditor found in its last round, or so far in the one under way. */
export function audit() {
  const words = h('p.lead', {}, say('system.unknown'))
  const rows = h('ul.faults')
  return {
    element: h('div', {}, words, rows),
    /** @param rounds the last one that ended and the one under way, where there are any */
    show({ last, current }) {
      const round = (current?.findings ?? 0) > 0 ? current : last ?? current
      list(rows, round?.found ?? [], finding => `${finding.check} ${finding.subject}`, make, (element, finding) => element.show(finding))
      text(words, round === undefined ? say('audit.never') : say(`audit.${round.findings > 0 ? 'wrong' : round.endedAt ? 'right' : 'first'}`, {
        n: number(round.findings), items: number(round.items), at: moment(round.endedAt ?? round.seenAt)
      }))
    }
  }
}

function make() {
  const row = h('li')
  row.show = ({ subject, what }) => text(row, `${subject}: ${what}`)
  return row
}
