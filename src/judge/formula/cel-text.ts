// Triple-quoted text first, or its quotes would read as empty text beside more text.
const texts = /'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g

/** A CEL expression in one spelling: spaces that separate nothing are gone, and plain text has double quotes. */
export function celText(expression: string): string {
  const code = expression.split(texts)
  // A comment may hold quotes that open nothing.
  if (code.some((part) => part.includes('//'))) return expression.trim()
  const quoted = expression.match(texts) ?? []
  return code
    .map((part, index) => squeeze(part) + requote(quoted[index] ?? ''))
    .join('')
    .trim()
}

/** The expression without its texts, for looking for names. */
export const celCode = (expression: string): string => expression.replaceAll(texts, '""')

/** The expression with its texts covered, every other character in its place. */
export const withoutTexts = (expression: string): string => expression.replaceAll(texts, (text) => '_'.repeat(text.length))

const squeeze = (code: string): string => code.replaceAll(/\s+/g, ' ').replaceAll(/(?<![\w.]) | (?![\w.])/g, '')

const requote = (text: string): string => (/^'[^'"\\]*'$/.test(text) ? `"${text.slice(1, -1)}"` : text)
