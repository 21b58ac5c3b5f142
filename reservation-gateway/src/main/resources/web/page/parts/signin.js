import { h } from '../lib/dom.js'
import { credentials, signIn } from '../lib/api.js'
import { say } from '../lib/say.js'

let open = false

/** Asks for a key or a token, which is kept as long as this tab is open. */
export function askForKey(onSigned) {
  if (open) return
  open = true
  const field = h('input', {
    id: 'key', type: 'password', autocomplete: 'off', required: true, spellcheck: 'false', 'aria-describedby': 'key-help'
  })
  const dialog = h('dialog.dialog', { 'aria-labelledby': 'signin-title' },
    h('form', { method: 'dialog' },
      h('h2', { id: 'signin-title' }, say('signin.title')),
      h('p', { id: 'key-help' }, say(credentials() ? 'signin.wrong' : 'signin.help')),
      h('label', { for: 'key' }, say('signin.key')), field,
      h('div.row', {}, h('button.button.primary', {}, say('signin.title')))))
  dialog.addEventListener('close', () => {
    open = false
    dialog.remove()
    if (field.value.trim() !== '') {
      signIn(field.value.trim())
      onSigned()
    }
  })
  document.body.append(dialog)
  dialog.showModal()
}
