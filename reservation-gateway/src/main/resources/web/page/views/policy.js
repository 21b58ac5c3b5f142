import { h, text } from '../lib/dom.js'
import { get, itemPath, newId } from '../lib/api.js'
import { command } from '../lib/commands.js'
import { FIELDS } from '../lib/policy.js'
import { say } from '../lib/say.js'
import { reasonOf } from '../parts/notes.js'
import { way } from '../parts/way.js'

/** How an item may be sold. All fields are sent: what is left out would fall back to its default. */
export function policyForm(root, { query }) {
  const item = h('input', { id: 'policy-item', name: 'item', required: true, autocomplete: 'off', spellcheck: 'false', value: query.get('item') ?? '' })
  const fields = Object.entries(FIELDS).map(([name, { least, usual }]) => {
    const input = h('input', { type: 'number', name, min: least, required: true, value: usual, inputmode: 'numeric' })
    return { name, input, usual, row: h('label.field.wide', {}, h('span', {}, say(`policy.${name}`)), input, h('small', {}, say(`policy.${name}.about`))) }
  })
  const state = h('p.hint', { role: 'status' })
  const steps = way()
  root.append(h('section.panel', {},
    h('form.look', { onsubmit: look }, h('label.field', {}, h('span', {}, say('column.item')), item), h('button.button', {}, say('policy.look'))),
    state,
    h('form.policy', { onsubmit: save }, fields.map(field => field.row),
      h('div.row', {}, h('button.button.primary', {}, say('policy.save')), steps.element))))
  if (item.value) look()
  item.focus()

  async function look(event) {
    event?.preventDefault()
    if (item.value.trim() === '') return
    try {
      const { policy } = await get(`${itemPath(item.value.trim())}/explain`)
      fields.forEach(({ name, input, usual }) => { input.value = policy[name] ?? usual })
      text(state, '')
    } catch (failure) {
      text(state, reasonOf(failure))
    }
  }

  async function save(event) {
    event.preventDefault()
    if (!item.reportValidity()) return
    const policy = Object.fromEntries(fields.map(({ name, input }) => [name, Number(input.value)]))
    try {
      await command('PUT', `${itemPath(item.value.trim())}/policy`, policy, newId(), steps.step)
    } catch (failure) {
      steps.fail(reasonOf(failure))
    }
  }
}
