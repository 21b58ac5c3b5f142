/**
 * Reads comma-separated values (RFC 4180), or those that a German spreadsheet writes, with semicolons.
 *
 * @returns rows, each as the fields named by the header, with the number of its line in the file
 */
export function parseCsv(text) {
  const separator = separatorOf(text)
  const [header = [], ...rows] = cells(text.replace(/^\uFEFF/, ''), separator)
  const names = header.fields?.map(name => name.trim()) ?? []
  return {
    names,
    rows: rows
      .filter(row => row.fields.some(field => field.trim() !== ''))
      .map(row => ({ at: row.at, fields: Object.fromEntries(names.map((name, i) => [name, row.fields[i] ?? ''])) }))
  }
}

function separatorOf(text) {
  const first = text.split('\n', 1)[0]
  return [';', '\t', ','].find(candidate => first.includes(candidate)) ?? ','
}

function cells(text, separator) {
  const rows = []
  let fields = []
  let field = ''
  let quoted = false
  let line = 1
  let at = 1
  const endField = () => {
    fields.push(field)
    field = ''
  }
  const endRow = () => {
    endField()
    rows.push({ at, fields })
    fields = []
    at = line
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\n') line++
    if (quoted) {
      if (sign !== '"') field += sign
      else if (text[i + 1] === '"') field += text[i++]
      else quoted = false
    } else if (sign === '"' && field === '') quoted = true
    else if (sign === separator) endField()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') field += sign
  }
  if (field !== '' || fields.length > 0) endRow()
  return rows
}

/** A spreadsheet runs a cell that begins like a formula; a quote before it keeps it text. */
const harmless = cell => (/^[=@\t]|^[+-](?!\d+$)/.test(cell) ? `'${cell}` : cell)

const quote = cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const writeCsv = rows => rows.map(row => row.map(cell => quote(harmless(String(cell ?? '')))).join(',')).join('\r\n') + '\r\n'

/** Hands a text to the reader as a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Names a file by what is in it: sent twice it is the same. 48 bits are enough to tell files apart. */
export async function fingerprint(text) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(hash.slice(0, 6), byte => byte.toString(16).padStart(2, '0')).join('')
}
