import { h, text } from '../lib/dom.js'
import { segment } from '../lib/api.js'
import { delta, number } from '../lib/format.js'
import { isEntered, leaveOut, mayTakeBack, takeBack } from '../lib/linelist.js'
import { say } from '../lib/say.js'
import { complain, note } from './notes.js'
import { way } from './way.js'

/**
 * A line that was entered, its way to its outcome, and what may be done about it.
 *
 * @param onActed is told when its button has been used, which may be gone then
 */
export function lineRow(line, onActed) {
  const steps = way()
  const act = h('button.quiet', { onclick: perform })
  const row = h('tr', {},
    h('th.col-item', { scope: 'row' }, h('a', { href: `#/item/${segment(line.item)}` }, line.item)),
    h('td.col-kind', {}, say(`kind.${line.kind}`)),
    h('td.number', {}, line.kind === 'counted' ? number(line.quantity) : delta(line.quantity)),
    h('td.col-note', {}, line.reason || line.reservation), h('td.col-way', {}, steps.element), h('td.col-act', {}, act))
  row.show = () => {
    if (line.step === 'refused') steps.fail(line.why)
    else if (!isEntered(line)) steps.step(line.step, line.outcome)
    text(act, say(isUndo() ? 'lines.undo' : 'lines.leave-out'))
    act.hidden = isUndo() ? !mayTakeBack(line) : !isEntered(line)
  }
  return row

  function isUndo() {
    return line.outcome !== undefined
  }

  function perform() {
    if (isUndo()) undo()
    else leaveOut(line)
    onActed()
  }

  async function undo() {
    try {
      if (!await takeBack(line)) note(say('lines.undo.nothing'))
    } catch (failure) {
      complain(failure)
    }
  }
}
