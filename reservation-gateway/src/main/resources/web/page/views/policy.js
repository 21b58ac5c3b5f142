import { h, text } from '../lib/dom.js'
import { get, itemPath, newId } from '../lib/api.js'
import { command } from '../lib/commands.js'
import { changeOf, FIELDS, originOf } from '../lib/policy.js'
import { say } from '../lib/say.js'
import { reasonOf } from '../lib/reason.js'
import { way } from '../parts/way.js'

/**
 * How an item may be sold: filled in is what is its own, behind it stands what is in force by
 * default. Only what was changed is sent, so that nobody else's change is undone by it.
 */
export function policyForm(root, { query }) {
  const item = h('input', { id: 'policy-item', name: 'item', required: true, autocomplete: 'off', spellcheck: 'false', value: query.get('item') ?? '' })
  const fields = Object.entries(FIELDS).map(([name, least]) => {
    const input = h('input', { type: 'number', name, min: least, inputmode: 'numeric' })
    const origin = h('small.origin', {})
    return { name, input, origin, row: h('label.field.wide', {}, h('span', {}, say(`policy.${name}`)), input, h('small', {}, say(`policy.${name}.about`)), origin) }
  })
  const state = h('p.hint', { role: 'status' })
  const steps = way()
  let shown = filledIn()
  root.append(h('section.panel', {},
    h('form.look', { onsubmit: look }, h('label.field', {}, h('span', {}, say('column.item')), item), h('button.button', {}, say('policy.look'))),
    h('p.hint', {}, say('policy.hint')),
    state,
    h('form.policy', { onsubmit: save }, fields.map(field => field.row),
      h('div.row', {}, h('button.button.primary', {}, say('policy.save')), steps.element))))
  if (item.value) look()
  item.focus()

  function filledIn() {
    return Object.fromEntries(fields.map(({ name, input }) => [name, input.value.trim()]))
  }

  async function look(event) {
    event?.preventDefault()
    if (item.value.trim() === '') return
    try {
      show(await get(`${itemPath(item.value.trim())}/policy`))
      text(state, '')
    } catch (failure) {
      text(state, reasonOf(failure))
    }
  }

  function show(policy) {
    for (const { name, input, origin } of fields) {
      input.value = policy.own.includes(name) ? policy[name] : ''
      input.placeholder = policy[name]
      text(origin, say(...originOf(policy, name)))
    }
    shown = filledIn()
  }

  async function save(event) {
    event.preventDefault()
    if (!item.reportValidity()) return
    const change = changeOf(shown, filledIn())
    try {
      await command('PATCH', `${itemPath(item.value.trim())}/policy`, change, newId(), steps.step)
      await look()
    } catch (failure) {
      steps.fail(reasonOf(failure))
    }
  }
}
