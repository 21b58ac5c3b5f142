import { chooseLanguage, language, nextScheme, scheme } from '../lib/prefs.js'
import { h, s, set, text } from '../lib/dom.js'
import { credentials, signOut } from '../lib/api.js'
import { maySee } from '../lib/caller.js'
import { mayLeave } from '../lib/leaving.js'
import { forgetLines } from '../lib/linelist.js'
import { say } from '../lib/say.js'

const NAV = {
  shelf: 'M3 6h18M3 12h18M3 18h18',
  warehouse: 'M3 9l9-5 9 5v10H3zM8 19v-6h8v6',
  store: 'M4 5h2l2 10h9l2-7H7M9 19h.01M16 19h.01',
  system: 'M4 6h5v5H4zM15 13h5v5h-5zM9 8.5h8.5V13'
}

/** The page's head: where one is, where one can go, and how the reader wants it. */
export function top(element, { onLanguage }) {
  const links = Object.entries(NAV).filter(([name]) => maySee(name)).map(([name, path]) => ({
    name,
    link: h('a', { href: `#/${name}` }, icon(path), h('span', {}, say(`nav.${name}`)))
  }))
  element.replaceChildren(
    h('a.mark', { href: '#/shelf', 'aria-label': 'Holdfast' }, mark(), h('span', {}, 'Holdfast')),
    h('nav.nav', { 'aria-label': say('nav') }, links.map(each => each.link)),
    h('div.tools', {}, languageButton(onLanguage), schemeButton(), signOutButton()))
  return {
    mark(view) {
      const shown = view === 'item' ? 'shelf' : view
      links.forEach(each => set(each.link, 'aria-current', each.name === shown ? 'page' : false))
    }
  }
}

function mark() {
  return s('svg', { viewBox: '0 0 32 32', 'aria-hidden': true },
    s('rect.mark-free', { x: 2, y: 12, width: 16, height: 8, rx: 2 }),
    s('rect.mark-held', { x: 20, y: 12, width: 10, height: 8, rx: 2 }))
}

const icon = path => s('svg', { viewBox: '0 0 24 24', 'aria-hidden': true }, s('path', { d: path }))

function languageButton(onLanguage) {
  const other = language() === 'en' ? 'de' : 'en'
  return h('button.tool', {
    lang: other,
    onclick() {
      chooseLanguage(other)
      onLanguage()
      document.querySelector('.tools button').focus()
    }
  }, other === 'de' ? 'Deutsch' : 'English')
}

function schemeButton() {
  const button = h('button.tool', {
    onclick() {
      nextScheme()
      label()
    }
  })
  label()
  return button

  function label() {
    text(button, say(`scheme.${scheme()}`))
    set(button, 'aria-label', say('scheme.label', { now: say(`scheme.${scheme()}`) }))
  }
}

/** What was entered goes with who entered it: nobody else is to book it. */
function signOutButton() {
  return credentials() && h('button.tool', {
    onclick() {
      if (!mayLeave(say('signout.open'))) return
      forgetLines()
      signOut()
      location.reload()
    }
  }, say('signout'))
}
