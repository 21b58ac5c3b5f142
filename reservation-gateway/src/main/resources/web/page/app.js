import { applyScheme, chooseLanguage, language } from './lib/prefs.js'
import { h } from './lib/dom.js'
import { on } from './lib/api.js'
import { maySee, meet, part } from './lib/caller.js'
import { keepWatch, watchLink } from './lib/link.js'
import { isRefusal, reasonOf } from './lib/reason.js'
import { say } from './lib/say.js'
import { atMost } from './lib/timing.js'
import { top } from './parts/top.js'
import { banner } from './parts/banner.js'
import { askForKey } from './parts/signin.js'
import { empty } from './parts/notes.js'
import * as shelf from './views/shelf.js'
import * as item from './views/item.js'
import * as warehouse from './views/warehouse.js'
import * as store from './views/store.js'
import * as system from './views/system.js'

/**
 * The views by the first word of the address. All come with the page: one that is fetched when it
 * is gone to cannot be had while the gateway is away, and a browser does not fetch it again then.
 */
const VIEWS = { shelf, item, warehouse, store, system }

/** What there is to see does not wait longer to know for whom it is. */
const MEET_MILLIS = 1_000

let leaving = new AbortController()

/** Where the address leads: `#/item/mug?hold=r1` is the view `item`, about `mug`. */
function place() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  const [view, ...rest] = path.split('/').map(decoded)
  return { view: Object.hasOwn(VIEWS, view) ? view : 'shelf', id: rest[0], query: new URLSearchParams(query) }
}

/** What nobody has encoded, such as a `%` that somebody typed, is what it is. */
function decoded(word) {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}

async function show() {
  leaving.abort()
  leaving = new AbortController()
  const { signal } = leaving
  const at = place()
  document.title = `${at.id ?? say(`nav.${at.view}`)} · Holdfast`
  head.mark(at.view)
  if (!maySee(at.view)) {
    instead(at, empty(say('problem.forbidden')))
    return
  }
  const root = h(`div.view.view-${at.view}`, { 'data-loading': say('loading') })
  document.getElementById('main').replaceChildren(root)
  scrollTo(0, 0)
  try {
    await VIEWS[at.view].mount(root, { ...at, signal })
  } catch (failure) {
    if (signal.aborted) return
    fail(at, failure, signal)
  }
}

/** Says what could not be shown, and why; it is tried again when the gateway is back. */
function fail(at, failure, signal) {
  const reason = isRefusal(failure) ? reasonOf(failure) : say('error.fault')
  instead(at, empty(say('error.title'), reason, h('button.button', { onclick: show }, say('error.again'))))
  watchLink(isThere => isThere && show(), signal)
  if (!isRefusal(failure)) throw failure
}

function instead(at, message) {
  document.getElementById('main').replaceChildren(h('h1', {}, at.view === 'item' ? at.id : say(`nav.${at.view}`)), message)
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
