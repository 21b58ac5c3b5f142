const open = new Set()
let isAsked = false

/**
 * Has the reader asked before the page is left, as long as something would be lost by it, or its
 * outcome not be seen.
 *
 * @param isOpen whether there is such a thing now
 */
export function askBeforeLeaving(isOpen) {
  open.add(isOpen)
}

/** Asks by this question, if there is something to lose; who says yes is not asked again. */
export function mayLeave(question) {
  isAsked = !isAnythingOpen() || confirm(question)
  return isAsked
}

const isAnythingOpen = () => [...open].some(isOpen => isOpen())

addEventListener('beforeunload', event => {
  if (!isAsked && isAnythingOpen()) event.preventDefault()
})
