import { h } from '../lib/dom.js'
import { say } from '../lib/say.js'
import { linesForm } from './lines.js'
import { uploadForm } from './upload.js'
import { policyForm } from './policy.js'

const TABS = { lines: linesForm, csv: uploadForm, policy: policyForm }

/** Where people who handle the goods say what has happened to them. */
export function mount(root, { id, query, signal }) {
  const tab = id in TABS ? id : 'lines'
  root.append(
    h('div.title-row', {}, h('h1', {}, say('nav.warehouse')),
      h('nav.tabs', { 'aria-label': say('warehouse.ways') }, Object.keys(TABS).map(name =>
        h('a', { href: `#/warehouse/${name}`, 'aria-current': name === tab ? 'page' : false }, say(`warehouse.${name}`))))))
  TABS[tab](root, { query, signal })
}
