import { set, text } from '../lib/dom.js'
import { moment } from '../lib/format.js'
import { link, watchLink } from '../lib/link.js'
import { say } from '../lib/say.js'

const BACK_SHOWN_MILLIS = 3_000

/** Says that the gateway does not answer, as of when the figures are, and when it is back. */
export function banner(element) {
  let timer
  watchLink(isThere => {
    clearTimeout(timer)
    document.documentElement.toggleAttribute('data-stale', !isThere)
    set(element, 'data-state', isThere ? 'back' : 'lost')
    text(element, isThere ? say('link.back') : say('link.lost', { at: moment(link().lastReached) }))
    if (isThere) timer = setTimeout(() => set(element, 'data-state', null), BACK_SHOWN_MILLIS)
  })
}
