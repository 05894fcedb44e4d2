// The messages of helm's YAML reader that name no part of the text.
const messages =
  /did not find expected [\w ,'"[\]{}<>-]+|could not find expected '?[:\w -]+'?|mapping values are not allowed in this context|found unexpected (end of stream|document indicator)|found character that cannot start any token|block (sequence|mapping) entries are not allowed in this context|found a tab character[\w ]*|control characters are not allowed|invalid (leading|trailing) UTF-8 octet|document contains excessive aliasing|exceeded max depth[\w ]*|found unknown escape character|unknown anchor|anchor .* value contains itself|found duplicate key/

/** The reader's words → where and why, without the text that it read. */
export function yamlReason(words: string): string {
  const field = /cannot unmarshal (?<given>\w+) into Go struct field [\w.]+\.(?<field>\w+) of type (?<wanted>\w+)/.exec(words)?.groups
  if (field !== undefined) return `its ${field['field']} is of type ${field['given']}, expected ${field['wanted']}`
  const line = /\byaml: line (\d+)/.exec(words)?.[1]
  const why = messages.exec(words)?.[0] ?? 'its syntax is wrong'
  return line === undefined ? why : `${why}, in line ${line}`
}
