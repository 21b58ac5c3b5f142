/**
 * Reads comma-separated values (RFC 4180), or those that a German spreadsheet writes, with semicolons
 * or tabs. As for the API, a line is a record, so that a quotation mark that is never closed spoils one
 * line and not all that follow.
 *
 * @returns the columns that the first line names, and rows with the number of their line in the file;
 *     `isWhole` is false where a quotation mark is never closed
 */
export function parseCsv(text) {
  const [header, ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/)
  const separator = [';', '\t', ','].find(candidate => header.includes(candidate)) ?? ','
  const names = cells(header, separator).fields.map(name => name.trim())
  while (names.at(-1) === '') names.pop()
  return {
    names,
    rows: lines
      .map((line, i) => ({ at: i + 2, ...cells(line, separator) }))
      .filter(row => row.fields.some(isFilled))
      .map(({ at, fields, isWhole }) => ({
        at,
        isWhole,
        width: fields.findLastIndex(isFilled) + 1,
        fields: Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
      }))
  }
}

const isFilled = field => field.trim() !== ''

function cells(line, separator) {
  const fields = []
  let field = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]
    if (quoted) {
      if (sign !== '"') field += sign
      else if (line[i + 1] === '"') field += line[i++]
      else quoted = false
    } else if (sign === '"' && field === '') quoted = true
    else if (sign === separator) {
      fields.push(field)
      field = ''
    } else field += sign
  }
  return { fields: [...fields, field], isWhole: !quoted }
}

/** The text of a file in UTF-8 or, with its mark, UTF-16; null if it is neither. */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mark = bytes[0] * 256 + bytes[1]
  const encoding = { 0xfffe: 'utf-16le', 0xfeff: 'utf-16be' }[mark] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
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

/** Names a text by what is in it. 48 bits are enough to tell files apart. */
export async function fingerprint(text) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(hash.slice(0, 6), byte => byte.toString(16).padStart(2, '0')).join('')
}
