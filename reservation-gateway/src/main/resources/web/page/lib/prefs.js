/** What this reader chose, kept in this browser; private windows may refuse to keep it. */
const kept = {}

function get(name) {
  try {
    return localStorage.getItem(`holdfast.${name}`) ?? kept[name]
  } catch {
    return kept[name]
  }
}

function put(name, value) {
  kept[name] = value
  try {
    localStorage.setItem(`holdfast.${name}`, value)
  } catch {
    // Then it holds until this page is left.
  }
}

export const LANGUAGES = ['en', 'de']
const SCHEMES = ['auto', 'light', 'dark']

/** The reader's choice; before there is one, what the browser asks for. */
export function language() {
  const chosen = get('language')
  return LANGUAGES.includes(chosen) ? chosen : navigator.language.startsWith('de') ? 'de' : 'en'
}

/** The language as it is written where the reader is, so that times and numbers look as usual there. */
export const locale = () => navigator.languages.find(each => each.startsWith(language())) ?? language()

export function chooseLanguage(word) {
  put('language', word)
  document.documentElement.lang = word
}

export function scheme() {
  const chosen = get('scheme')
  return SCHEMES.includes(chosen) ? chosen : 'auto'
}

/** From one scheme to the next: the system's, light, dark. */
export function nextScheme() {
  put('scheme', SCHEMES[(SCHEMES.indexOf(scheme()) + 1) % SCHEMES.length])
  applyScheme()
}

export function applyScheme() {
  document.documentElement.dataset.scheme = scheme()
}
