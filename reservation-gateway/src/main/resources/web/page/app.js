import { applyScheme, chooseLanguage, language } from './lib/prefs.js'
import { h } from './lib/dom.js'
import { on } from './lib/api.js'
import { maySee, meet, part } from './lib/caller.js'
import { keepWatch } from './lib/link.js'
import { say } from './lib/say.js'
import { atMost } from './lib/timing.js'
import { top } from './parts/top.js'
import { banner } from './parts/banner.js'
import { askForKey } from './parts/signin.js'
import { empty, reasonOf } from './parts/notes.js'

/** The views by the first word of the address; each is loaded when it is first gone to. */
const VIEWS = {
  shelf: () => import('./views/shelf.js'),
  item: () => import('./views/item.js'),
  warehouse: () => import('./views/warehouse.js'),
  store: () => import('./views/store.js'),
  system: () => import('./views/system.js')
}

/** What there is to see does not wait longer to know for whom it is. */
const MEET_MILLIS = 1_000

let leaving = new AbortController()

/** Where the address leads: `#/item/mug?hold=r1` is the view `item`, about `mug`. */
function place() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  const [view, ...rest] = path.split('/').map(decodeURIComponent)
  return { view: view in VIEWS ? view : 'shelf', id: rest[0], query: new URLSearchParams(query) }
}

async function show() {
  leaving.abort()
  leaving = new AbortController()
  const { signal } = leaving
  const main = document.getElementById('main')
  const at = place()
  document.title = `${at.id ?? say(`nav.${at.view}`)} · Holdfast`
  head.mark(at.view)
  if (!maySee(at.view)) {
    main.replaceChildren(h('h1', {}, say(`nav.${at.view}`)), empty(say('problem.forbidden')))
    return
  }
  try {
    const view = await VIEWS[at.view]()
    if (signal.aborted) return
    const root = h(`div.view.view-${at.view}`)
    main.replaceChildren(root)
    scrollTo(0, 0)
    await view.mount(root, { ...at, signal })
  } catch (failure) {
    if (!signal.aborted) main.replaceChildren(h('h1', {}, say(`nav.${at.view}`)), empty(say('error.title'), reasonOf(failure), again()))
  }
}

function again() {
  return h('button.button', { onclick: show }, say('error.again'))
}

/** All that is written anew when the language changes. */
function dress() {
  chooseLanguage(language())
  document.querySelector('.skip').textContent = say('skip')
  head = top(document.getElementById('top'), { onLanguage: dress })
  show()
}

/** Somebody is there, who may have signed in just now. */
async function begin() {
  await atMost(MEET_MILLIS, meet())
  dress()
}

let head
applyScheme()
chooseLanguage(language())
banner(document.getElementById('banner'))
keepWatch()
on('refused', () => askForKey(() => {
  part()
  begin()
}))
begin()
addEventListener('hashchange', async () => {
  if (!head) return
  await show()
  // Unless the view has put the focus where the reader begins.
  if (document.activeElement === document.body) document.getElementById('main').focus({ preventScroll: true })
})
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault()
  document.getElementById('main').focus()
})
