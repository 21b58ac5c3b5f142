import { LANGUAGES, language } from './prefs.js'
import { WORDS } from '../words.js'

/** The text of this name in the reader's language; `{n}` stands for a value. */
export function say(name, values = {}) {
  const texts = WORDS[name]
  if (!texts) throw new Error(`no text is named ${name}`)
  return texts[LANGUAGES.indexOf(language())].replace(/\{(\w+)\}/g, (_, key) => values[key])
}

/** The same for words that the API may have more of than this page knows. */
export const sayWord = (family, word) => (WORDS[`${family}.${word}`] ? say(`${family}.${word}`) : word)
