/**
 * Makes an element. Children are text or nodes, never markup, so nothing that an id or a reason
 * holds can become one.
 *
 * @param kind a tag with classes: `button.quiet`
 * @param props attributes; `on…` are listeners, `true` is an attribute without a value, false none;
 *     of `aria-` and `data-` both are words. What is undefined or null is left out
 */
export function h(kind, props = {}, ...children) {
  return dress(document.createElement(kind.split('.')[0]), kind, props, children)
}

/** The same for what is drawn. */
export function s(kind, props = {}, ...children) {
  return dress(document.createElementNS('http://www.w3.org/2000/svg', kind.split('.')[0]), kind, props, children)
}

function dress(element, kind, props, children) {
  const classes = kind.split('.').slice(1)
  if (classes.length > 0) element.setAttribute('class', classes.join(' '))
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else set(element, name, value)
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false))
  return element
}

/** Sets an attribute, or takes it away; a write that changes nothing costs nothing. */
export function set(element, name, value) {
  const isWord = /^(aria|data)-/.test(name)
  if (value === undefined || value === null || (value === false && !isWord)) {
    if (element.hasAttribute(name)) element.removeAttribute(name)
  } else {
    const text = value === true && !isWord ? '' : String(value)
    if (element.getAttribute(name) !== text) element.setAttribute(name, text)
  }
}

/** Sets the text, if it is another; then says so, by a short flash, if asked to. */
export function text(element, value, flash = false) {
  const next = String(value)
  if (element.textContent === next) return
  const first = element.textContent === ''
  element.textContent = next
  if (flash && !first) blink(element)
}

/** Draws the eye to what has changed. Who asked for less motion gets none. */
export function blink(element) {
  element.classList.remove('blink')
  requestAnimationFrame(() => element.classList.add('blink'))
}

/**
 * Makes a container's children those of a list, in its order: each is made once, then updated.
 *
 * @param keyOf of an entry, what it is known by
 * @param make of an entry, gives an element
 * @param update is given the element and the entry, at first, too; an element that leaves is told by
 *     its `gone`, if it has one
 */
export function list(container, entries, keyOf, make, update) {
  const known = container.known ?? new Map()
  const next = new Map()
  let before = null
  for (const entry of entries) {
    const key = keyOf(entry)
    const element = known.get(key) ?? make(entry)
    update(element, entry)
    next.set(key, element)
    const place = before === null ? container.firstChild : before.nextSibling
    if (place !== element) container.insertBefore(element, place)
    before = element
  }
  for (const [key, element] of known) {
    if (next.has(key)) continue
    element.remove()
    element.gone?.()
  }
  container.known = next
}

let ids = 0

/** An id for what a label names. */
export const newId = () => `e${++ids}`
